"""Conditions: what is true, what is equal, what is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_tables import IDENTITY, NUMBERS, PRIMITIVES
from .kind_words import base, of
from .source import bare, need, opt, string_value, text
from .writer import AND, ATOM, COMPARE, NOT, OR

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written

_SAME = {"===": "==", "==": "==", "!==": "!=", "!=": "!="}
_IS_MAIN = frozenset({"require.main === module", "module === require.main", "require.main == module", "!module.parent"})
_WORDY = frozenset({"null", "undefined"})


def truth(c: Writer, node: Node, strength: int = 0) -> str:
    """A condition, with JavaScript's truth."""
    written, strong = _truth(c, bare(node))
    return f"({written})" if strong < strength else written


def _truth(c: Writer, node: Node) -> Written:
    if text(node) in _IS_MAIN:
        return "__name__ == '__main__'", COMPARE
    if node.type == "unary_expression" and text(opt(node, "operator")) == "!":
        return not_true(c, need(node, "argument"))
    if node.type == "binary_expression" and (sign := text(opt(node, "operator"))) in ("&&", "||"):
        strong = AND if sign == "&&" else OR
        word = "and" if sign == "&&" else "or"
        return f"{truth(c, need(node, 'left'), strong)} {word} {truth(c, need(node, 'right'), strong + 1)}", strong
    if (
        node.type == "call_expression"
        and text(need(node, "function")) == "Boolean"
        and (given := opt(node, "arguments")) is not None
        and given.named_child_count == 1
    ):
        return _truth(c, bare(given.named_children[0]))
    kind = c.kind(node)
    if c.kinds.plain_truth(kind):
        return c.written(node)
    return f"js.truthy({c.expr(node)})", ATOM


def not_true(c: Writer, node: Node) -> Written:
    """`!x`."""
    node = bare(node)
    if node.type == "unary_expression" and text(opt(node, "operator")) == "!":
        inner = bare(need(node, "argument"))
        written, strong = _truth(c, inner)
        if c.kind(inner) == "boolean" or written.startswith(("js.truthy(", "not ")):
            return written, strong
        return f"bool({written})", ATOM
    return f"not {truth(c, node, NOT)}", NOT


def equality(c: Writer, node: Node, sign: str) -> Written:
    """`===` and its kin."""
    left, right = bare(need(node, "left")), bare(need(node, "right"))
    for one, other in ((left, right), (right, left)):
        if (found := _with_nothing(c, one, other, sign)) is not None:
            return found
    first, second = c.kind(left), c.kind(right)
    negated = sign[0] == "!"
    worked_out = len(sign) == 2 and _may_convert(first, second)
    if not worked_out and _by_value(c, left, right, first, second, strict=len(sign) == 3):
        return f"{c.expr(left, COMPARE + 1)} {_SAME[sign]} {c.expr(right, COMPARE + 1)}", COMPARE
    if not worked_out and (
        (base(first) in IDENTITY and base(second) in IDENTITY | {"opt"})
        or base(first) in ("class", "function", "instance", "node", "symbol")
        or base(second) in ("class", "function", "instance", "node", "symbol")
    ):
        return f"{c.expr(left, COMPARE + 1)} {'is not' if negated else 'is'} {c.expr(right, COMPARE + 1)}", COMPARE
    call = f"js.{'same' if len(sign) == 3 else 'eq'}({c.expr(left)}, {c.expr(right)})"
    return (f"not {call}", NOT) if negated else (call, ATOM)


def _may_convert(first: str, second: str) -> bool:
    """Whether `==` may ask an object for its plain value, because a plain value stands on the other side."""
    kinds = {base(first), base(second)}
    return not kinds.isdisjoint(IDENTITY | {"boxed"}) and not kinds.isdisjoint(PRIMITIVES)


def _with_nothing(c: Writer, value: Node, nothing: Node, sign: str) -> Written | None:
    """A comparison with null or undefined."""
    if nothing.type == "unary_expression" and text(opt(nothing, "operator")) == "void":
        word = "undefined"
    elif nothing.type in _WORDY:
        word = nothing.type
    else:
        return None
    word = "None" if word == "null" else "undefined"
    negated = sign[0] == "!"
    written = c.expr(value, COMPARE + 1)
    if len(sign) == 3:
        return f"{written} {'is not' if negated else 'is'} {word}", COMPARE
    if negated:
        return f"{written} not in (None, undefined)", COMPARE
    return f"{written} in (None, undefined)", COMPARE


def _by_value(c: Writer, left: Node, right: Node, first: str, second: str, strict: bool) -> bool:
    if strict:
        if "boolean" in (first, second):
            return first == second or "string" in (base(first), base(second)) or "opt:boolean" in (first, second)
        if (first == "bigint") != (second == "bigint"):
            return False
        return c.kinds.primitive(first) or c.kinds.primitive(second)
    inner = [of(kind) if base(kind) == "opt" else kind for kind in (first, second)]
    if (inner[0] == inner[1] and inner[0] in ("string", "boolean")) or set(inner) <= NUMBERS:
        return True
    for one in (left, right):
        value = string_value(one)
        if value is not None and value.strip() and not _numeric(value):
            return True
    return False


def _numeric(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return value[:2].lower() in ("0x", "0b", "0o")
    return True
