"""Which lists of a program may have places that are empty: only JavaScript's own methods pass those over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .source import arguments, bare, kids, need, opt, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Scopes


def may_have_holes(scopes: Scopes, node: Node) -> bool:
    """Whether an expression may be a list with empty places: made with such, or given them by the program."""
    node = bare(node)
    if node.type == "array":
        return has_holes(node)
    if node.type in ("new_expression", "call_expression"):
        return text(opt(node, "constructor") or opt(node, "function")) == "Array" and len(arguments(node)) == 1
    binding = scopes.binding(node) if node.type == "identifier" else None
    if binding is None:
        return False
    value = None if binding.value is None else bare(binding.value)
    if value is not None and value.type != "identifier" and may_have_holes(scopes, value):
        return True
    items = len(kids(value)) if value is not None and value.type == "array" else 0
    return any(_digs(read, items) for read, _ in binding.reads)


def has_holes(array: Node) -> bool:
    """Whether a literal has empty places: `[1, , 3]`."""
    signs = [each.type for each in array.children if each.type != "comment"]
    return any(sign == "," and before in (",", "[") for before, sign in pairwise(signs))


def _digs(read: Node, items: int) -> bool:
    """Whether a list is read to be given an empty place: `delete x[i]`, `x[9] = 1`, `x.length = 9`."""
    place = read.parent
    above = None if place is None else place.parent
    if place is None or above is None or opt(place, "object") != read:
        return False
    if above.type == "unary_expression":
        return text(opt(above, "operator")) == "delete"
    if above.type != "assignment_expression" or opt(above, "left") != place:
        return False
    if place.type == "member_expression":
        return text(need(place, "property")) == "length" and text(need(above, "right")) != "0"
    index = text(need(place, "index"))
    return index.isdecimal() and int(index) > items
