"""`&&`, `||`, `??` and `? :` as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_words import base
from .source import bare, need
from .truth import truth
from .writer import ATOM, EXPRESSIONS, OR, TERNARY, simple

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written


def logic(c: Writer, node: Node, sign: str) -> Written:
    left, right = need(node, "left"), need(node, "right")
    first = c.kind(left)
    if c.kind(node) == "boolean" and sign != "??":
        return truth(c, node), OR if sign == "||" else OR + 1
    if sign == "??":
        if _cheap(c, right):
            return f"js.coalesce({c.expr(left)}, {c.expr(right)})", ATOM
        name, shown = _named(c, left)
        return f"{name} if {shown} not in (None, undefined) else {c.expr(right, TERNARY + 1)}", TERNARY
    if c.kinds.plain_truth(first):
        strong = OR if sign == "||" else OR + 1
        return f"{c.expr(left, strong)} {'or' if sign == '||' else 'and'} {c.expr(right, strong + 1)}", strong
    if sign == "||":
        if base(first) in ("array", "object", "map", "set", "record", "buffer"):
            return c.written(left)
        if _cheap(c, right):
            return f"js.either({c.expr(left)}, {c.expr(right)})", ATOM
        name, shown = _named(c, left)
        return f"{name} if js.truthy({shown}) else {c.expr(right, TERNARY)}", TERNARY
    name, shown = _named(c, left)
    return f"{c.expr(right, TERNARY + 1)} if js.truthy({shown}) else {name}", TERNARY


_THERE = frozenset({"node", "instance", "object", "record", "module", "global", "class", "env", "array", "error"})


def _cheap(c: Writer, node: Node) -> bool:
    """Whether a value may be worked out although it may not be wanted: it does nothing, and cannot fail."""
    node = bare(node)
    if node.type == "member_expression" and simple(node):
        return base(c.kind(need(node, "object"))) in _THERE and _cheap(c, need(node, "object"))
    return simple(node) or (node.type in ("object", "array") and node.named_child_count == 0)


def _named(c: Writer, node: Node) -> tuple[str, str]:
    """A name for a value, and the expression that is to be looked at first."""
    if simple(node):
        written = c.expr(node, TERNARY + 1)
        return written, written
    name = c.make_name("value", node)
    return name, f"({name} := {c.expr(node)})"


def _ternary(c: Writer, node: Node) -> Written:
    condition = truth(c, need(node, "condition"), TERNARY + 1)
    return (
        f"{c.expr(need(node, 'consequence'), TERNARY + 1)} if {condition} else {c.expr(need(node, 'alternative'), TERNARY)}",
        TERNARY,
    )


EXPRESSIONS["ternary_expression"] = _ternary
