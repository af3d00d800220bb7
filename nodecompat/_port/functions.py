"""Functions: a lambda where one expression is all, a `def` before the statement otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arity import is_wanted
from .kind_sources import function_of_this
from .names import python_name
from .parameters import signature
from .source import (
    FUNCTIONS,
    arguments,
    bare,
    has,
    is_expression_body,
    kids,
    need,
    opt,
    parameters,
    string_value,
    text,
    walk,
)
from .writer import EXPRESSIONS, LAMBDA, LISTEN, STARTERS, indent, mentions

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding, Scope
    from .writer import Writer, Written

_WRITES = (
    "await_expression",
    "yield_expression",
    "assignment_expression",
    "augmented_assignment_expression",
    "update_expression",
    "throw_statement",
)
_CALLBACKS = {
    "then": "fulfilled", "catch": "failed", "finally": "settled", "setTimeout": "later", "setInterval": "tick", "setImmediate": "soon", "nextTick": "soon",
    "queueMicrotask": "soon", "forEach": "each", "map": "mapped", "filter": "wanted", "reduce": "combined", "sort": "order", "Promise": "executor", "send": "sent",
    "listen": "listening", "createServer": "serve", "close": "closed", "find": "found", "some": "holds", "every": "holds", "replace": "replaced",
}  # fmt: skip
_LONG = 76


def name_for(c: Writer, node: Node) -> str:
    """A name for a function that has none, from where it stands."""
    own = opt(node, "name")
    if own is not None and own.type in ("identifier", "property_identifier"):
        return python_name(text(own))
    above = node.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    if above is None:
        return "function"
    if above.type == "pair":
        key = need(above, "key")
        return python_name(string_value(key) or text(key)) if key.type != "computed_property_name" else "method"
    if above.type in ("assignment_expression", "variable_declarator", "assignment_pattern"):
        left = need(above, "name" if above.type == "variable_declarator" else "left")
        return (
            python_name(text(opt(left, "property") or left))
            if left.type in ("identifier", "member_expression")
            else "function"
        )
    if above.type == "arguments" and above.parent is not None:
        call = above.parent
        called = opt(call, "function") or opt(call, "constructor")
        word = text(opt(called, "property") or called) if called is not None else ""
        event = string_value(arguments(call)[0])
        if word in ("on", "once", "addListener", "prependListener", "addEventListener") and event:
            return python_name(f"on_{event}")
        return _CALLBACKS.get(word, "callback")
    return {"return_statement": "inner", "array": "step"}.get(above.type, "function")


# -- bodies ----------------------------------------------------------------------------------------


def body(c: Writer, node: Node) -> list[str]:
    """The lines of a function's body, with the names of others that it writes."""
    loops, c.loops = c.loops, []
    try:
        inside = need(node, "body")
        if is_expression_body(node):
            with c.apart() as extra:
                lines = c.value_lines(inside) if _unwanted(node, inside) else [f"return {c.expr(inside)}"]
            lines = [*extra, *lines]
        else:
            lines = c.block(inside)
            if _value_wanted(c, node) and not c.kinds.sources.always_returns(node):
                lines.append("return undefined")
    finally:
        c.loops = loops
    return [*foreign(c, c.scopes.of_node[node.id]), *lines]


def _unwanted(node: Node, inside: Node) -> bool:
    """Whether nobody looks at what an arrow function with an assignment in the place of its body gives."""
    if bare(inside).type not in ("assignment_expression", "augmented_assignment_expression", "update_expression"):
        return False
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    called = None if call is None else opt(call, "function")
    return called is not None and text(opt(called, "property") or called) in STARTERS


def _value_wanted(c: Writer, node: Node) -> bool:
    """Whether the function gives a value somewhere, so that its end gives undefined."""
    if "generator" in node.type or has(node, "*"):
        return False
    given = any(kids(each) for each in c.kinds.sources.returns.get(node.id, []))
    return given or (is_wanted(c, node) and text(opt(node, "name")) != "constructor")


def foreign(c: Writer, home: Scope) -> list[str]:
    """The `global` and `nonlocal` of a function: names of others that it writes."""
    outside: dict[str, list[str]] = {"global": [], "nonlocal": []}
    for binding in c.scopes.bindings:
        if binding.py in c.dropped_names or binding.scope.home is home:
            continue
        if any(scope.home is home for _, scope in binding.writes) and not _is_class_like(binding):
            word = "global" if binding.scope.home is c.scopes.root and not c.in_main(binding) else "nonlocal"
            if binding.py not in outside[word]:
                outside[word].append(binding.py)
    return [f"{word} {', '.join(names)}" for word, names in outside.items() if names]


def _is_class_like(binding: Binding) -> bool:
    return binding.how == "self"


def define(c: Writer, node: Node, name: str, decorators: list[str] | None = None, first: str = "") -> list[str]:
    """The `def` of a function."""
    own = opt(node, "name")
    if own is not None and node.type in ("function_expression", "generator_function") and (binding := c.binding(own)):
        binding.py = name
    with c.apart() as extra:
        given, begin = signature(c, node, first or ("this" if node.id in c.with_this else ""), c.turn_names(node))
    asynchronous = has(node, "async")
    generator = "generator" in node.type or has(node, "*")
    lines = body(c, node)
    if extra:
        begin = extra + begin
    split = sum(1 for line in lines[:2] if line.startswith(("global ", "nonlocal ")))
    lines = [*lines[:split], *begin, *lines[split:]]
    marks = list(decorators or [])
    if asynchronous and not generator and c.needs_start(node):
        marks.append("@js.promised")
    if generator and not mentions(need(node, "body"), "yield_expression"):
        lines = [*lines, "yield from ()"]
    word = "async def" if asynchronous else "def"
    return [*marks, f"{word} {name}({given}):", *indent(lines or ["pass"])]


def as_value(c: Writer, node: Node) -> Written:
    """A function as an expression: a lambda, or the name of a `def` that goes before the statement."""
    marks = [f"@{c.method_mark}"] if takes_this(c, node) else []
    small = None if marks else _lambda(c, node)
    if small is not None:
        return small, LAMBDA
    name = _own_name(c, node) or c.make_name(name_for(c, node), node.parent or node)
    if (own := opt(node, "name")) is not None and (binding := c.binding(own)) is not None:
        binding.py = name
    if (above := function_this(c, node)) is not None:
        c.this[node.id] = above
    if marks:
        c.this[node.id] = "this"
    c.before += define(c, node, name, marks, "this" if marks else "")
    return name, 99


def _own_name(c: Writer, node: Node) -> str:
    """The name that a function gives itself, where nothing else of the program has it; `name` of it is that."""
    own = opt(node, "name")
    binding = c.binding(own) if node.type != "method_definition" else None
    if own is None or binding is None:
        return ""
    name = python_name(text(own))
    others = any(each.name == binding.name and each is not binding for each in c.scopes.bindings)
    return "" if others or binding.name in c.scopes.globals or name != text(own) or not c.claim(name, node) else name


def takes_this(c: Writer, node: Node) -> bool:
    """Whether a function asks for its `this`, and nobody said yet what that is there."""
    if node.type == "arrow_function" or node.id in c.this or function_this(c, node) is not None:
        return False
    return asks_this(node)


def asks_this(node: Node) -> bool:
    """Whether `this` of a function stands in it."""
    return any(each.type == "this" and function_of_this(each) == node for each in walk(node))


def function_this(c: Writer, node: Node) -> str | None:
    """What `this` is in a function given to a listener, or bound."""
    above = node.parent
    if above is None or above.type != "arguments" or above.parent is None:
        return None
    called = opt(above.parent, "function")
    if called is None or called.type != "member_expression":
        return None
    owner: Node | None = need(called, "object")
    if text(need(called, "property")) not in LISTEN | {"listen"}:
        return None
    while owner is not None and owner.type == "call_expression":  # job.on(…).once(…)
        inner = opt(owner, "function")
        chained = inner is not None and text(opt(inner, "property")) in LISTEN
        owner = opt(inner, "object") if inner is not None and chained else None
    if owner is not None and owner.type in ("identifier", "this", "member_expression"):
        return c.expr(owner)
    return None


def _lambda(c: Writer, node: Node) -> str | None:
    if has(node, "async") or "generator" in node.type or has(node, "*") or node.id in c.scopes.uses_arguments:
        return None
    own = c.binding(opt(node, "name"))
    if own is not None and own.reads:
        return None  # it calls itself
    inside = need(node, "body")
    if not is_expression_body(node):
        lines = [each for each in inside.named_children]
        if len(lines) != 1 or lines[0].type not in ("return_statement", "expression_statement") or not kids(lines[0]):
            return None
        if lines[0].type == "expression_statement" and kids(lines[0])[0].type != "call_expression":
            return None
        inside = kids(lines[0])[0]
    inside = bare(inside)
    if (
        mentions(inside, *_WRITES, "comment")
        or any(each.type in FUNCTIONS for each in walk(inside))
        or any(each.type in ("object_pattern", "array_pattern", "rest_pattern") for each in parameters(node))
    ):
        return None
    undecided = len(c.undecided)
    with c.apart() as extra:
        if (above := function_this(c, node)) is not None:
            c.this[node.id] = above
        given, begin = signature(c, node, "", c.turn_names(node))
        value = c.expr(inside, 2)
    if extra or begin or len(value) > _LONG or len(c.undecided) != undecided:
        return None
    return f"lambda {given}: {value}" if given else f"lambda: {value}"


EXPRESSIONS.update({kind: as_value for kind in FUNCTIONS})
