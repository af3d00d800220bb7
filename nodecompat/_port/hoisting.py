"""What JavaScript moves to the top: functions that are used before they are declared, and `var`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .modules import is_require
from .source import CLASSES, DECLARED_FUNCTIONS, FUNCTIONS, kids, need, opt, string_value, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding, Scope
    from .writer import Writer

_LATER = frozenset({"setTimeout", "setInterval", "setImmediate", "nextTick", "then", "catch", "finally"})
_LISTEN = frozenset({"on", "once", "addListener"})  # they run when the event comes, which the program itself may emit


def moved_up(c: Writer, nodes: list[Node]) -> list[Node]:
    """The statements in an order that Python can run: a function stands before the first statement that needs it, and
    what a constructor inherits from before the constructor.
    """
    nodes = _imports_first(nodes)
    declared: dict[Binding, Node] = {}
    for node in nodes:
        inner = _function_in(node)
        if inner is not None and (binding := c.binding(opt(inner, "name"))) is not None:
            declared[binding] = node
    if not declared:
        return nodes
    above = _asked_for(c, nodes)
    done: set[int] = set()
    order: list[Node] = []
    for node in nodes:
        if node.id in done:
            continue
        needed = _needed(c, node, declared) if node not in declared.values() and node.type != "comment" else [node]
        for each in _after_their_bases(c, needed, {**declared, **above}):
            if each.id not in done and each.start_byte > node.start_byte:
                order += _with_comments(each, nodes, done)
        order.append(node)
        done.add(node.id)
    return order


def _asked_for(c: Writer, nodes: list[Node]) -> dict[Binding, Node]:
    """The names that statements give to modules, or to parts of them, and do nothing else."""
    found: dict[Binding, Node] = {}
    for node in nodes:
        parts = kids(node) if node.type in ("variable_declaration", "lexical_declaration") else []
        if all(is_require(c, value) for each in parts if (value := opt(each, "value")) is not None):
            found.update({name: node for each in parts if (name := c.binding(opt(each, "name"))) is not None})
    return found


def _after_their_bases(c: Writer, nodes: list[Node], declared: dict[Binding, Node]) -> list[Node]:
    """The declarations, each constructor after what it inherits from."""
    order: list[Node] = []
    for node in nodes:
        chain = [node]
        while (base := _base_of(c, chain[-1], declared)) is not None and base not in chain:
            chain.append(base)
        order += [each for each in reversed(chain) if each not in order]
    return order


def _base_of(c: Writer, node: Node, declared: dict[Binding, Node]) -> Node | None:
    function = _function_in(node)
    above = None if function is None else c.bases.get(function.id)
    while above is not None and above.type == "member_expression":
        above = need(above, "object")
    binding = None if above is None else c.binding(above)
    return None if binding is None else declared.get(binding)


def _imports_first(nodes: list[Node]) -> list[Node]:
    """What a module asks others for is there before its first statement, wherever that stands."""
    first = next((place for place, node in enumerate(nodes) if not _is_import(node) and not _is_head(node)), len(nodes))
    late = [node for node in nodes[first:] if _is_import(node)]
    return [*nodes[:first], *late, *(node for node in nodes[first:] if not _is_import(node))] if late else nodes


def _is_import(node: Node) -> bool:
    return node.type == "import_statement" or (node.type == "export_statement" and opt(node, "source") is not None)


def _is_head(node: Node) -> bool:
    """Comments, and 'use strict'."""
    return node.type in ("comment", "hash_bang_line", "html_comment") or (
        node.type == "expression_statement" and node.named_children[0].type == "string"
    )


def _function_in(node: Node) -> Node | None:
    inner = opt(node, "declaration") if node.type == "export_statement" else node
    return inner if inner is not None and inner.type in DECLARED_FUNCTIONS else None


def _with_comments(node: Node, nodes: list[Node], done: set[int]) -> list[Node]:
    """A function with the comments that stand right above it."""
    index = nodes.index(node)
    first = index
    while (
        first
        and nodes[first - 1].type == "comment"
        and nodes[first].start_point[0] - nodes[first - 1].end_point[0] <= 1
        and nodes[first - 1].id not in done
    ):
        if first >= 2 and nodes[first - 2].end_point[0] == nodes[first - 1].start_point[0]:
            break
        first -= 1
    moved = nodes[first : index + 1]
    done.update(each.id for each in moved)
    return moved


def _needed(c: Writer, node: Node, declared: dict[Binding, Node]) -> list[Node]:
    """The declarations that must be there when a statement runs, first those that others need."""
    found: list[Node] = []
    seen: set[Binding] = set()
    stack = _used(c, node)
    while stack:
        binding = stack.pop(0)
        if binding in seen:
            continue
        seen.add(binding)
        if binding in declared:
            found.append(declared[binding])
        value = binding.value
        if value is not None and value.type in DECLARED_FUNCTIONS:
            stack += _used(c, need(value, "body"))
    return sorted(found, key=lambda each: each.start_byte)


def _used(c: Writer, node: Node) -> list[Binding]:
    """The names that a statement, or what it calls at once, reads."""
    found: list[Binding] = []
    stack = [node]
    while stack:
        each = stack.pop()
        if each.type in ("identifier", "shorthand_property_identifier") and (binding := c.binding(each)) is not None:
            found.append(binding)
        if each.type in FUNCTIONS and each.id != node.id and _runs_later(c, each):
            continue
        if each.type in DECLARED_FUNCTIONS or (each.type in CLASSES and each.id != node.id):
            continue
        stack.extend(reversed(each.children))
    return found


def _runs_later(c: Writer, function: Node) -> bool:
    above = function.parent
    if above is None or above.type != "arguments" or above.parent is None:
        return function.parent is not None and function.parent.type in ("variable_declarator", "pair", "class_body")
    called = opt(above.parent, "function")
    name = "" if called is None else text(opt(called, "property") or called)
    return name in _LATER or (name in _LISTEN and not (c.emits or _listens_to_listening(above)))


def _listens_to_listening(given: Node) -> bool:
    """Whether the event is one that the next `on` or `removeListener` emits."""
    return bool(kids(given)) and string_value(kids(given)[0]) in ("newListener", "removeListener")


def needs_beginning(c: Writer, scope: Scope) -> list[str]:
    """`var` declared in a block and used outside of it begins as undefined."""
    lines = []
    for binding in scope.names.values():
        if binding.how != "var":
            continue
        place = binding.node.parent
        while place is not None and place.type not in (
            "statement_block",
            "program",
            "for_statement",
            "for_in_statement",
            "switch_body",
        ):
            place = place.parent
        if (
            place is None
            or place.id == scope.node.id
            or (place.parent is not None and place.parent.id == scope.node.id and place.type == "statement_block")
        ):
            if any(_may_come_first(c, read, binding, scope) for read, _ in binding.reads):
                lines.append(f"{binding.py} = undefined")
            continue
        uses = [node for node, _ in binding.reads]
        if any(not (place.start_byte <= node.start_byte < place.end_byte) for node in uses):
            lines.append(f"{binding.py} = undefined")
    return lines


def _may_come_first(c: Writer, read: Node, binding: Binding, scope: Scope) -> bool:
    """Whether a name may be read before its `var` is reached: above it, or in a function that is used above it."""
    home = c.scopes.scope_at(read).function
    if home is scope:
        return read.start_byte < binding.node.start_byte
    named = c.binding(opt(home.node, "name")) if home.node.type in DECLARED_FUNCTIONS else None
    uses = [] if named is None else [use for use, _ in named.reads if c.scopes.scope_at(use).function is scope]
    return any(use.start_byte < binding.node.start_byte for use in uses)
