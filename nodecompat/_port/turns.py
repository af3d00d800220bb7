"""Names that each turn of a loop has of its own, where functions made in the loop keep them.

JavaScript makes `let` and `const` anew for each turn; Python has one variable for the whole function. A function that
only reads such a name takes it along as a keyword with a default (`*, i=i`); where that will not do, the body of the
loop becomes a function that is called for each turn (`Scope.turn`). Small callbacks of `forEach` become loops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .holes import may_have_holes
from .kind_words import base
from .source import FUNCTIONS, LOOPS, arguments, has, need, opt, parameters, text, walk
from .writer import mentions

if TYPE_CHECKING:
    from tree_sitter import Node

    from .kinds import Kinds
    from .scopes import Binding, Scope, Scopes


def inline_callbacks(scopes: Scopes, kinds: Kinds) -> set[int]:
    """Callbacks of `forEach` on arrays that become the body of a loop; their scopes become blocks."""
    found: set[int] = set()
    for node in walk(scopes.root.node):
        if node.type != "call_expression" or node.parent is None or node.parent.type != "expression_statement":
            continue
        called = need(node, "function")
        args = arguments(node)
        if called.type != "member_expression" or text(need(called, "property")) != "forEach" or len(args) != 1:
            continue
        function = args[0]
        if (
            function.type != "arrow_function"
            or has(function, "async")
            or base(kinds.of(need(called, "object"))) != "array"
            or may_have_holes(scopes, need(called, "object"))
        ):
            continue
        body = need(function, "body")
        if (
            not 1 <= len(parameters(function)) <= 2
            or body.type != "statement_block"
            or parameters(function)[0].type not in ("identifier", "object_pattern", "array_pattern")
        ):
            continue
        if any(
            each.type in FUNCTIONS or each.type in LOOPS or each.type == "switch_statement" for each in walk(body)
        ) or mentions(body, "await_expression"):
            continue
        scopes.of_node[function.id].what = "block"
        found.add(function.id)
    return found


def per_turn(scopes: Scopes) -> dict[int, list[Binding]]:
    """The names that functions made in loops take along, by function; loops that need more are marked."""
    taken: dict[int, list[Binding]] = {}
    for binding in scopes.bindings:
        if not binding.captured or binding.how not in ("let", "const", "catch", "class", "function"):
            continue
        loop = binding.scope.loop
        if loop is None:
            continue
        makers = _makers(binding)
        in_header = binding.scope is loop
        if all(_can_take(binding, maker, in_header, loop) for maker in makers):
            for maker in makers:
                names = taken.setdefault(maker.node.id, [])
                if binding not in names:
                    names.append(binding)
        else:
            body = opt(loop.node, "body")
            if body is not None and body.id in scopes.of_node:
                scopes.of_node[body.id].turn = True
    return taken


def _makers(binding: Binding) -> list[Scope]:
    """The functions made beside the name which use it, or hold a function that does."""
    mine = binding.scope.function
    found: list[Scope] = []
    for _, scope in binding.reads + binding.writes:
        function = scope.function
        if function is mine:
            continue
        while function.parent is not None and function.parent.function is not mine:
            function = function.parent.function
        if function not in found:
            found.append(function)
    return found


def _can_take(binding: Binding, maker: Scope, in_header: bool, loop: Scope) -> bool:
    node = maker.node
    if node.type not in FUNCTIONS or node.type == "method_definition" or binding.node.start_byte > node.start_byte:
        return False
    value = binding.value
    if value is not None and value.start_byte <= node.start_byte and node.end_byte <= value.end_byte:
        return False
    if not in_header:
        return binding.constant
    increment = opt(loop.node, "increment")
    return all(
        increment is not None and increment.start_byte <= each.start_byte < increment.end_byte
        for each, _ in binding.writes
    )


def is_turn(scopes: Scopes, loop: Node) -> bool:
    """Whether the body of a loop is a function of its own."""
    body = opt(loop, "body")
    return body is not None and body.id in scopes.of_node and scopes.of_node[body.id].turn
