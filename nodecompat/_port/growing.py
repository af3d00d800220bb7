"""Which results may pass 2^53, where JavaScript's numbers round and Python's do not: the helpers round as they do.

A product or a sum that is made of itself, turn by turn or call by call, may; what is added up one by one will not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .source import FUNCTIONS, LOOPS, bare, kids, need, opt, parameters, text, upward, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from .writer import Writer


_SAFE = 2**53  # below it, no whole number is rounded


def is_safe(left: Node, right: Node) -> bool:
    """Whether one literal to the power of another stays below 2^53."""
    try:
        return bool(abs(float(text(left)) ** float(text(right))) < _SAFE)
    except (OverflowError, ValueError):
        return False


def _is_great(node: Node) -> bool:
    """Whether an expression is at, or past, the last safe number."""
    node = bare(node)
    if text(node) in ("Number.MAX_SAFE_INTEGER", "Number.MIN_SAFE_INTEGER", "Number.MAX_VALUE"):
        return True
    if node.type == "number":
        shown = text(node).replace("_", "")
        try:
            return int(shown, 0) >= _SAFE - 1
        except ValueError:  # with a point, or a BigInt
            return False
    if node.type != "binary_expression":
        return False
    sides = need(node, "left"), need(node, "right")
    if text(opt(node, "operator")) == "**":
        return all(each.type == "number" for each in sides) and not is_safe(*sides)
    return any(_is_great(each) for each in sides)


def product_grows(left: Node, right: Node) -> bool:
    """Whether a product may pass 2^53: it is made of itself, turn by turn or call by call."""
    if any(_is_great(side) for side in (left, right)):
        return True
    if any(text(side).replace("_", "").isdigit() and len(text(side)) >= 6 for side in (left, right)):
        return True
    above: Node | None = left
    while (
        above is not None
        and above.type not in FUNCTIONS
        and above.type not in ("expression_statement", "variable_declarator")
    ):
        above = above.parent
        if above is not None and above.type in ("assignment_expression", "augmented_assignment_expression"):
            target = text(need(above, "left"))
            return above.type == "augmented_assignment_expression" or any(
                text(each) == target for side in (left, right) for each in walk(side)
            )
    function = _around(left)
    if function is not None and _is_reducing(function, left, right):
        return True
    return any(_calls_itself(function, side) for side in (left, right))


def sum_grows(c: Writer, left: Node, right: Node) -> bool:
    """Whether a sum may pass 2^53: each of its sides is made of such sums, as Fibonacci's are."""
    if any(_is_great(side) for side in (left, right)):
        return True
    function = _around(left)
    if _calls_itself(function, left) and _calls_itself(function, right):
        return True
    whole = next((each for each in upward(left) if each.type in _MAKES), None)
    loop = next((each for each in upward(left) if each.type in LOOPS or each.type in FUNCTIONS), None)
    if whole is None or loop is None or loop.type not in LOOPS:
        return False
    target = need(whole, "name" if whole.type == "variable_declarator" else "left")
    if left.type == right.type == "subscript_expression":
        return text(need(left, "object")) == text(need(right, "object")) == text(opt(target, "object"))
    if left.type != "identifier" or right.type != "identifier" or text(left) == text(right):
        return False
    made = {text(each) for each in walk(target) if each.type == "identifier"}
    return {text(left), text(right)} <= made or any(
        _gets(write, made, loop) for side in (left, right) for write in _writes(c, side)
    )


_MAKES = frozenset({"variable_declarator", "assignment_expression"})


def _around(node: Node) -> Node | None:
    return next((each for each in upward(node) if each.type in FUNCTIONS), None)


def _is_reducing(function: Node, left: Node, right: Node) -> bool:
    """`list.reduce((a, b) => a * b)`."""
    call = function.parent.parent if function.parent is not None and function.parent.type == "arguments" else None
    called = None if call is None else opt(call, "function")
    names = [text(each) for each in parameters(function)]
    return text(opt(called, "property") if called else None) == "reduce" and {text(left), text(right)} <= {*names}


def _calls_itself(function: Node | None, side: Node) -> bool:
    """Whether the function that is around a side is called in it."""
    if function is None:
        return False
    name = opt(function, "name") or (opt(function.parent, "name") if function.parent is not None else None)
    return name is not None and any(
        each.type == "call_expression" and text(need(each, "function")) == text(name) for each in walk(side)
    )


def _writes(c: Writer, name: Node) -> Iterable[Node]:
    binding = c.binding(name)
    return [] if binding is None else [each for each, _ in binding.writes]


def _gets(write: Node, made: set[str], loop: Node) -> bool:
    """Whether a name gets, in the loop, what the sum made."""
    above = write.parent
    if above is None or above.type != "assignment_expression" or not any(each == loop for each in upward(write)):
        return False
    return any(text(each) in made for each in [need(above, "right"), *kids(need(above, "right"))])
