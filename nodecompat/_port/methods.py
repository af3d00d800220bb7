"""Methods of arrays, strings, numbers, Maps: Python's own where they do the same, helpers where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .comprehensions import COMPREHENSIONS
from .kind_tables import NUMBERS
from .kind_words import base, of
from .literals import items, text_of
from .plain_texts import is_plain
from .source import kids, may_be_negative, need, string_value, text
from .writer import ATOM, COMPARE, PRODUCT, SUM

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .writer import Writer, Written

    Rule = Callable[[Writer, Node, list[Node]], "Written | None"]

# Names that only arrays and strings have, as functions in `js`.
HELPERS = frozenset(
    [
        "push",
        "pop",
        "shift",
        "unshift",
        "slice",
        "splice",
        "map",
        "filter",
        "forEach",
        "reduce",
        "reduceRight",
        "find",
        "findIndex",
        "findLast",
        "findLastIndex",
        "some",
        "every",
        "indexOf",
        "lastIndexOf",
        "includes",
        "join",
        "concat",
        "reverse",
        "sort",
        "flat",
        "flatMap",
        "fill",
        "at",
        "copyWithin",
        "toSorted",
        "toReversed",
        "toSpliced",
        "charAt",
        "charCodeAt",
        "codePointAt",
        "substring",
        "substr",
        "split",
        "replace",
        "replaceAll",
        "padStart",
        "padEnd",
        "repeat",
        "trim",
        "trimStart",
        "trimEnd",
        "startsWith",
        "endsWith",
        "toUpperCase",
        "toLowerCase",
        "match",
        "matchAll",
        "search",
        "localeCompare",
        "normalize",
    ]
)
_KEPT = {"keys": "keys_of", "entries": "entries_of", "with": "with_"}
# What says enough about the receiver: nothing but a string or an array has such a method.
_TELLING = HELPERS - {
    "push",
    "pop",
    "shift",
    "unshift",
    "map",
    "filter",
    "find",
    "at",
    "search",
    "match",
    "forEach",
    "some",
    "every",
    "replace",
    "reduce",
    "concat",
    "join",
    "fill",
    "sort",
    "slice",
    "flatMap",
    "splice",
    "reverse",
    "repeat",
    "includes",
    "normalize",
}


def _is_statement(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "expression_statement"


def _push(c: Writer, node: Node, args: list[Node]) -> Written | None:
    owner = c.expr(need(need(node, "function"), "object"), ATOM)
    if not _is_statement(node) or not args:
        return None
    if len(args) == 1:
        if args[0].type == "spread_element":
            inner = kids(args[0])[0]
            return (
                f"{owner}.extend({c.expr(inner) if base(c.kind(inner)) == 'array' else f'js.each({c.expr(inner)})'})",
                ATOM,
            )
        return f"{owner}.append({c.expr(args[0])})", ATOM
    return f"{owner}.extend([{', '.join(items(c, args))}])", ATOM


def _unshift(c: Writer, node: Node, args: list[Node]) -> Written | None:
    if not c.digs and _is_statement(node) and len(args) == 1 and args[0].type != "spread_element":
        return f"{_owner(c, node, ATOM)}.insert(0, {c.expr(args[0])})", ATOM
    return None


def _owner(c: Writer, node: Node, strength: int = 0) -> str:
    return c.expr(need(need(node, "function"), "object"), strength)


def _join(c: Writer, node: Node, args: list[Node]) -> Written | None:
    owner = need(need(node, "function"), "object")
    if (
        c.kinds.item(c.kind(owner)) == "string"
        and text(owner) not in c.kinds.sources.placed
        and (not args or c.kind(args[0]) == "string")
    ):
        return f"{c.expr(args[0], ATOM) if args else repr(',')}.join({c.expr(owner)})", ATOM
    return None


def _slice(c: Writer, node: Node, args: list[Node]) -> Written | None:
    bounds = []
    if c.digs and base(c.kind(need(need(node, "function"), "object"))) == "array":
        return None
    for each in args:
        written = text(each)
        if not (written.isdigit() or (written[:1] == "-" and written[1:].isdigit() and written != "-0")):
            return None
        bounds.append(written)
    if len(args) > 2:
        return None
    start = "" if not bounds or bounds[0] == "0" else bounds[0]
    end = bounds[1] if len(bounds) > 1 else ""
    return f"{_owner(c, node, ATOM)}[{start}:{end}]", ATOM


def _substring(c: Writer, node: Node, args: list[Node]) -> Written | None:
    written = [text(each) for each in args]
    if all(each.isdigit() for each in written) and (
        len(written) == 1 or (len(written) == 2 and int(written[0]) <= int(written[1]))
    ):
        return _slice(c, node, args)
    return None


def _reverse(c: Writer, node: Node, _args: list[Node]) -> Written | None:
    return (f"{_owner(c, node, ATOM)}.reverse()", ATOM) if _is_statement(node) and not c.digs else None


def _includes(c: Writer, node: Node, args: list[Node]) -> Written | None:
    owner = need(need(node, "function"), "object")
    if len(args) != 1:
        return None
    item, given = c.kinds.item(c.kind(owner)), c.kind(args[0])
    alike = c.kinds.primitive(given) or c.kinds.primitive(item)
    if base(c.kind(owner)) == "string":
        alike = given == "string"
    if not alike or {"boolean", "null", "undefined"} & {item, given} or given == "number" or base(given) == "opt":
        return None
    return f"{c.expr(args[0], COMPARE + 1)} in {c.expr(owner, COMPARE + 1)}", COMPARE


def _of_plain(rule: Rule) -> Rule:
    """For texts of which Python counts the same places as JavaScript."""

    def plain(c: Writer, node: Node, args: list[Node]) -> Written | None:
        return rule(c, node, args) if is_plain(c.kinds, need(need(node, "function"), "object")) else None

    return plain


def _renamed(name: str, count: int) -> Rule:
    """The same under another name, for so many arguments, all strings."""

    def rule(c: Writer, node: Node, args: list[Node]) -> Written | None:
        if len(args) != count or any(c.kind(each) != "string" for each in args):
            return None
        return f"{_owner(c, node, ATOM)}.{name}({', '.join(c.expr(each) for each in args)})", ATOM

    return rule


def _split(c: Writer, node: Node, args: list[Node]) -> Written | None:
    separator = string_value(args[0]) if len(args) == 1 else None
    if len(args) == 1 and args[0].type == "string" and separator != "":
        return f"{_owner(c, node, ATOM)}.split({c.expr(args[0])})", ATOM
    return None


def _replace(count: str) -> Rule:
    def rule(c: Writer, node: Node, args: list[Node]) -> Written | None:
        new = string_value(args[1]) if len(args) == 2 else None
        if new is None or "$" in new or c.kind(args[0]) != "string":
            return None
        return f"{_owner(c, node, ATOM)}.replace({c.expr(args[0])}, {c.expr(args[1])}{count})", ATOM

    return rule


def _repeat(c: Writer, node: Node, args: list[Node]) -> Written | None:
    if len(args) == 1 and c.kind(args[0]) == "int" and not may_be_negative(args[0]):
        return f"{_owner(c, node, PRODUCT)} * {c.expr(args[0], PRODUCT + 1)}", PRODUCT
    return None


def _padded(name: str) -> Rule:
    def rule(c: Writer, node: Node, args: list[Node]) -> Written | None:
        if not args or c.kind(args[0]) != "int" or (len(args) == 2 and len(string_value(args[1]) or "") != 1):
            return None
        return f"{_owner(c, node, ATOM)}.{name}({', '.join(c.expr(each) for each in args)})", ATOM

    return rule


def _itself(c: Writer, node: Node, _args: list[Node]) -> Written | None:
    return c.written(need(need(node, "function"), "object"))


def _concat_texts(c: Writer, node: Node, args: list[Node]) -> Written | None:
    if all(c.kind(each) == "string" for each in args):
        return " + ".join([_owner(c, node, SUM), *[c.expr(each, SUM + 1) for each in args]]), SUM
    return None


def _concat_lists(c: Writer, node: Node, args: list[Node]) -> Written | None:
    if not c.digs and args and all(base(c.kind(each)) == "array" for each in args):
        return " + ".join([_owner(c, node, SUM), *[c.expr(each, SUM + 1) for each in args]]), SUM
    return None


def _fixed(c: Writer, node: Node, args: list[Node]) -> Written | None:
    return f"js.toFixed({', '.join([_owner(c, node), *[c.expr(each) for each in args]])})", ATOM


def _number_text(c: Writer, node: Node, args: list[Node]) -> Written | None:
    if args:
        return f"js.toStringRadix({_owner(c, node)}, {c.expr(args[0])})", ATOM
    return f"js.text({_owner(c, node)})", ATOM


_OF_ARRAYS: dict[str, Rule] = {
    "push": _push, "unshift": _unshift, "join": _join, "slice": _slice, "reverse": _reverse, "includes": _includes, "concat": _concat_lists, **COMPREHENSIONS,
}  # fmt: skip
_OF_STRINGS: dict[str, Rule] = {
    "toUpperCase": _renamed("upper", 0), "toLowerCase": _renamed("lower", 0), "startsWith": _renamed("startswith", 1), "endsWith": _renamed("endswith", 1), "indexOf": _of_plain(_renamed("find", 1)),
    "lastIndexOf": _of_plain(_renamed("rfind", 1)), "includes": _includes, "split": _split, "replace": _replace(", 1"), "replaceAll": _replace(""), "repeat": _repeat,
    "padStart": _of_plain(_padded("rjust")), "padEnd": _of_plain(_padded("ljust")), "slice": _of_plain(_slice), "substring": _of_plain(_substring), "concat": _concat_texts, "toString": _itself,
    "valueOf": _itself,
}  # fmt: skip
_OF_NUMBERS: dict[str, Rule] = {"toFixed": _fixed, "toString": _number_text}


def method_call(c: Writer, node: Node, args: list[Node]) -> Written | None:
    """A call of a method of JavaScript's own values; None when the receiver is none, or may be anything."""
    called = need(node, "function")
    owner, name = need(called, "object"), text(need(called, "property"))
    kind = c.kind(owner)
    if name in c.extensions and base(kind) not in ("instance", "class", "module", "node"):
        return _called(c, owner, name, args)
    if base(kind) == "opt" and base(of(kind)) in {"string", "array"} | NUMBERS:
        kind = of(kind)
    table: dict[str, Rule] | None = None
    if base(kind) == "array":
        table = _OF_ARRAYS
    elif kind == "string":
        table = _OF_STRINGS
    elif kind in NUMBERS:
        table = _OF_NUMBERS
    if table is not None:
        found = table[name](c, node, args) if name in table else None
        if found is not None:
            return found
        if name in HELPERS or name in _KEPT:
            return helper_call(c, name, owner, args)
        if name == "toString" and not args:
            return f"js.text({c.expr(owner)})", ATOM
        return _called(c, owner, name, args)
    if (own := _of_any_object(c, owner, name, args, kind)) is not None:
        return own, ATOM
    if base(kind) in ("map", "set") and name == "forEach":
        return helper_call(c, name, owner, args)
    if base(kind) == "buffer":
        return _of_unknown(c, owner, name, args, kind) or _called(c, owner, name, args)
    of_file = base(kind) == "module" and of(kind)[:1] == "." and name in HELPERS  # which may export a list
    if of_file or base(kind) in ("unknown", "opt", "regexp"):
        return _of_unknown(c, owner, name, args, kind)
    if name == "toString" and base(kind) == "node":
        return _called(c, owner, name, args) if args else (f"js.text({c.expr(owner)})", ATOM)
    if name == "toString" and base(kind) in ("error", "date", "record", "object", "function", "boolean"):
        if base(kind) == "function":
            return text_of(c, owner), ATOM
        return f"js.text({c.expr(owner)})", ATOM
    return None


_OF_OBJECTS = frozenset({"isPrototypeOf", "propertyIsEnumerable", "toString", "toLocaleString", "valueOf"})
_WITH_KEY = frozenset({"has", "get", "add", "set", "delete"})


def _of_any_object(c: Writer, owner: Node, name: str, args: list[Node], kind: str) -> str | None:
    """What every object has; and a Map that is asked for nothing, which is undefined."""
    asked = _OF_OBJECTS if base(kind) == "instance" else ("isPrototypeOf", "propertyIsEnumerable")
    if name in asked and name not in c.own_methods:
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})"
    if name == "hasOwnProperty" and name not in c.own_methods:
        return f"Object.hasOwn({', '.join([c.expr(owner), *items(c, args)])})"
    if base(kind) in ("map", "set") and name in _WITH_KEY and not args:
        return f"js.call({c.expr(owner)}, {name!r})"
    return None


_OF_MANY = frozenset(
    {
        "keys",
        "entries",
        "values",
        "toLocaleString",
        "apply",
        "call",
        "bind",
        "valueOf",
        "toPrecision",
        "next",
        "return",
        "throw",
    }
)
# Methods of Buffers, which are bytes here.
_OF_BYTES = frozenset({
    "equals", "subarray", "readUInt8", "readUInt16BE", "readUInt32BE", "readUInt32LE", "readInt32BE",
    "readInt32LE", "readDoubleLE", "writeUInt32BE", "writeUInt32LE", "writeInt32LE", "toJSON",
})  # fmt: skip


def _of_unknown(c: Writer, owner: Node, name: str, args: list[Node], kind: str) -> Written | None:
    own = name in c.own_methods
    if owner.type == "identifier" and c.is_global(owner):
        return None
    if name == "toFixed" and not own:
        return f"js.toFixed({', '.join([c.expr(owner), *items(c, args)])})", ATOM
    if name == "toString":
        if args:
            return _called(c, owner, name, args)
        return f"{'String' if c.has_symbols else 'js.text'}({c.expr(owner)})", ATOM
    if name in _TELLING and not own:
        return helper_call(c, name, owner, args)
    if name in HELPERS or name in _OF_BYTES or name in _OF_MANY or (name == "set" and c.has_typed):
        return _called(c, owner, name, args)
    return None


def _called(c: Writer, owner: Node, name: str, args: list[Node]) -> Written:
    return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM


def helper_call(c: Writer, name: str, owner: Node, args: list[Node]) -> Written:
    """`js.push(a, x)`."""
    return f"js.{_KEPT.get(name, name)}({', '.join([c.expr(owner), *items(c, args)])})", ATOM
