"""The kind of an expression, by the type of its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_tables import CALLS, METHODS, MODULE_CALLS, NEW, NUMBERS, PRIMITIVES, VALUES
from .kind_words import base, join, of
from .source import FUNCTIONS, arguments, bare, kids, need, opt, string_value, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .kinds import Kinds

_ARITHMETIC = frozenset({"-", "*", "/", "%", "**"})
_COMPARE = frozenset({"<", ">", "<=", ">=", "==", "===", "!=", "!==", "in", "instanceof"})
_BITS = frozenset({"&", "|", "^", "<<", ">>", ">>>"})


def _identifier(kinds: Kinds, node: Node) -> str:
    binding = kinds.scopes.binding(node)
    name = text(node)
    if binding is None:
        return VALUES.get(name, f"global:{name}" if name in CALLS or name in NEW else "unknown")
    if binding not in kinds.sources.of_names:
        return "unknown"
    return kinds.names.get(binding, "never")


def _number(_: Kinds, node: Node) -> str:
    written = text(node)
    if written.endswith("n"):
        return "bigint"
    plain = written.replace("_", "")
    return (
        "int"
        if (plain.isdigit() and int(plain) <= 2**53)
        or written[:2].lower() in ("0x", "0b", "0o")
        or "e" in written.lower()
        else "float"
    )


def _binary(kinds: Kinds, node: Node) -> str:
    sign = text(opt(node, "operator"))
    if sign in _COMPARE:
        return "boolean"
    left, right = kinds.of(need(node, "left")), kinds.of(need(node, "right"))
    if sign in ("&&", "||", "??"):
        if sign != "&&" and base(left) == "opt":
            left = of(left)
        if sign == "&&" and left == "boolean" == right:
            return "boolean"
        return join(left, right)
    if "bigint" in (left, right):
        return "bigint"
    if sign in _BITS:
        return "int"
    if sign == "+":
        if "string" in (left, right):
            return "string"
        if "never" in (left, right):
            return "never"
        return _sum(left, right) if left in NUMBERS and right in NUMBERS else "unknown"
    if "never" in (left, right):
        return "never"
    if sign in _ARITHMETIC:
        return (
            _sum(left, right)
            if left in NUMBERS and right in NUMBERS and sign in "-*"
            else "float"
            if {left, right} <= {"int", "float", "num"} and sign == "/"
            else "int"
            if sign == "%" and {left, right} == {"int"}
            else "number"
        )
    return "unknown"


def _sum(left: str, right: str) -> str:
    return next(kind for kind in ("number", "num", "float", "int") if kind in (left, right))


def _assigned(kinds: Kinds, node: Node) -> str:
    right = kinds.of(need(node, "right"))
    if node.type == "assignment_expression":
        return right
    sign = text(opt(node, "operator"))[:-1]
    left = kinds.of(need(node, "left"))
    if "bigint" in (left, right):
        return "string" if "string" in (left, right) else "bigint"
    if sign == "+":
        return (
            "string"
            if "string" in (left, right)
            else _sum(left, right)
            if left in NUMBERS and right in NUMBERS
            else join(left, right)
            if "never" in (left, right)
            else "unknown"
        )
    if sign in ("||", "??", "&&"):
        return join(of(left) if base(left) == "opt" else left, right)
    return (
        "int"
        if sign in _BITS
        else _sum(left, right)
        if left in NUMBERS and right in NUMBERS and sign in "-*%"
        else "number"
        if sign != "/"
        else "float"
    )


def _updated(kinds: Kinds, node: Node) -> str:
    kind = kinds.of(need(node, "argument"))
    return kind if kind in NUMBERS or kind == "bigint" else "int" if kind == "never" else "number"


def _unary(kinds: Kinds, node: Node) -> str:
    sign = text(opt(node, "operator"))
    inner = kinds.of(need(node, "argument"))
    if sign == "-" and text(bare(need(node, "argument"))) == "0":
        return "float"
    if sign == "-":
        return inner if inner in NUMBERS or inner == "bigint" else "number"
    return {
        "!": "boolean",
        "typeof": "string",
        "void": "undefined",
        "~": "int",
        "delete": "boolean",
        "+": inner if inner in ("int", "float", "num") else "number",
    }[sign]


def _member(kinds: Kinds, node: Node) -> str:
    written = text(node)
    if written in VALUES and _is_global(kinds, node):
        return VALUES[written]
    name = text(opt(node, "property"))
    owner = kinds.of(need(node, "object"))
    kind = kinds.field(owner, name)
    if opt(node, "optional_chain") is not None:
        return join(kind, "undefined")
    return kind


def _is_global(kinds: Kinds, node: Node) -> bool:
    while node.type == "member_expression":
        node = need(node, "object")
    return kinds.scopes.binding(node) is None


def _subscript(kinds: Kinds, node: Node) -> str:
    owner = kinds.of(need(node, "object"))
    if (name := string_value(opt(node, "index"))) is not None:
        return kinds.field(owner, name)
    if owner == "env":
        return "opt:string"
    kind = kinds.item(owner)
    return (
        kind if kind in ("unknown", "never") else join(kind, "undefined") if not kinds.sources.in_bounds(node) else kind
    )


def _call(kinds: Kinds, node: Node) -> str:
    called = need(node, "function")
    written = text(called)
    if written == "require":
        name = string_value(arguments(node)[0]) if arguments(node) else None
        return f"module:{name.removeprefix('node:')}" if name is not None else "unknown"
    if called.type in ("member_expression", "identifier") and _is_global(kinds, called):
        if written in ("Math.max", "Math.min", "Math.abs"):
            kind = "never"
            for each in arguments(node):
                kind = join(kind, kinds.of(each))
            return kind if kind in NUMBERS | {"never"} else "number"
        if written in CALLS:
            return CALLS[written]
    kind = kinds.of(called)
    if base(kind) == "function" and of(kind):
        return kinds.results.get(int(of(kind)), "never")
    if base(kind) == "global" and of(kind) in MODULE_CALLS:
        return MODULE_CALLS[of(kind)]
    if called.type == "member_expression":
        return _of_method(kinds, node, called)
    return kind if kind == "never" else "unknown"


def _of_method(kinds: Kinds, node: Node, called: Node) -> str:
    owner = kinds.of(need(called, "object"))
    name = text(need(called, "property"))
    if base(owner) == "promise" and name in ("then", "catch", "finally"):
        return "promise:unknown" if name != "finally" else owner
    if name == "map" and base(owner) == "array" and arguments(node):
        function = bare(arguments(node)[0])
        given = (
            kinds.results.get(function.id, "unknown")
            if function.type in FUNCTIONS
            else "string"
            if text(function) == "String"
            else "unknown"
        )
        return f"array:{given}" if base(given) in PRIMITIVES | {"node", "promise", "instance"} else "array:unknown"
    if base(owner) == "array" and name == "reduce" and len(arguments(node)) == 2:
        first = kinds.of(arguments(node)[1])
        function = bare(arguments(node)[0])
        both = join(first, kinds.results.get(function.id, "unknown")) if function.type in FUNCTIONS else "unknown"
        return both
    if name == "fill" and base(owner) == "array" and arguments(node):
        return f"array:{kinds.of(arguments(node)[0])}"
    kind = METHODS.get("number" if owner in NUMBERS else base(owner), {}).get(name, "unknown")
    item = kinds.item(owner)
    if kind == "@":
        return owner
    return kind.replace("*", item) if item not in ("unknown", "never") or "*" not in kind else item


def _new(kinds: Kinds, node: Node) -> str:
    called = need(node, "constructor")
    name = text(called)
    kind = kinds.of(called)
    if kind == "never":
        return kind
    if base(kind) == "class":
        return f"instance:{of(kind)}"
    if base(kind) == "function" and of(kind):
        function = kinds.sources.by_site.get(int(of(kind)))
        if function is not None and function.type != "arrow_function" and not kinds.settled:
            kinds.sources.constructors.setdefault(function.id, function)
        return f"instance:{of(kind)}" if int(of(kind)) in kinds.sources.constructors else "unknown"
    of_node = base(kind) == "module" and of(kind)[:1] not in ("", ".", "/")  # and no class that a file exports
    return NEW.get(of(kind) if base(kind) == "global" else name, "node" if of_node else "unknown")


def _this(kinds: Kinds, node: Node) -> str:
    site = kinds.sources.owner_of_this(node)
    return "unknown" if site is None else f"{site[0]}:{site[1]}"


def _ternary(kinds: Kinds, node: Node) -> str:
    return join(kinds.of(need(node, "consequence")), kinds.of(need(node, "alternative")))


def _array(kinds: Kinds, node: Node) -> str:
    return f"array:#{node.id}"


def _awaited(kinds: Kinds, node: Node) -> str:
    kind = kinds.of(kids(node)[0])
    return of(kind) if base(kind) == "promise" else kind if kind in PRIMITIVES or kind == "never" else "unknown"


def _last(kinds: Kinds, node: Node) -> str:
    return kinds.of(kids(node)[-1]) if kids(node) else "unknown"


def _always(kind: str) -> Callable[[Kinds, Node], str]:
    return lambda _kinds, _node: kind


def _site(kind: str) -> Callable[[Kinds, Node], str]:
    return lambda _kinds, node: f"{kind}:{node.id}"


RULES: dict[str, Callable[[Kinds, Node], str]] = {
    "identifier": _identifier,
    "shorthand_property_identifier": _identifier,
    "number": _number,
    "string": _always("string"),
    "template_string": _always("string"),
    "true": _always("boolean"),
    "false": _always("boolean"),
    "null": _always("null"),
    "undefined": _always("undefined"),
    "regex": _always("regexp"),
    "array": _array,
    "object": _site("object"),
    "class": _site("class"),
    "class_declaration": _site("class"),
    "binary_expression": _binary,
    "assignment_expression": _assigned,
    "augmented_assignment_expression": _assigned,
    "update_expression": _updated,
    "unary_expression": _unary,
    "member_expression": _member,
    "subscript_expression": _subscript,
    "call_expression": _call,
    "new_expression": _new,
    "this": _this,
    "ternary_expression": _ternary,
    "await_expression": _awaited,
    "parenthesized_expression": _last,
    "sequence_expression": _last,
    **{name: _site("function") for name in FUNCTIONS},
}
