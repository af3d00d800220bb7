"""Which object literals others get their methods from: there `this` is whoever the method is called on.

In every other literal `this` is the literal, and is written by the name that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_sources import function_of_this
from .kind_words import base, of
from .members import method_with_this
from .owners import has_this, literal_name, name_of_literal, stream_of
from .source import arguments, bare, kids, need, opt, text, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from .writer import Writer

_HEIRS = frozenset({"Object.create", "Object.setPrototypeOf", "Reflect.setPrototypeOf"})
_DESCRIBED = frozenset({"Object.create", "Object.defineProperties"})
_THROUGH = frozenset({"call", "apply", "bind"})


def shared_literals(c: Writer) -> set[int]:
    """The literals whose methods may be called on others."""
    return {found for node in walk(c.root) for found in _shared_by(c, node)}


def _shared_by(c: Writer, node: Node) -> Iterator[int]:
    if node.type == "object" and has_this(node) and not _can_be_named(c, node):
        yield node.id
    if node.type == "call_expression":
        yield from _by_call(c, text(need(node, "function")), arguments(node))
    elif node.type == "spread_element":
        yield from _literal(c, kids(node)[0])
    elif node.type == "member_expression" and _is_taken(node) and base(c.kind(node)) == "function":
        yield from _literal(c, need(node, "object"))
    elif node.type == "pair" and text(need(node, "key")) == "__proto__":
        yield from _literal(c, need(node, "value"))
    elif node.type == "assignment_expression" and text(need(node, "left")).endswith(".__proto__"):
        yield from _literal(c, need(node, "right"))


def _can_be_named(c: Writer, node: Node) -> bool:
    """Whether `this` of a literal's methods can be written by a name: it has one that lasts, or gets one."""
    if literal_name(c.scopes, node) is not None or stream_of(c.scopes, node) is not None:
        return True
    return name_of_literal(node) is None and c.scopes.scope_at(node).loop is None


def _by_call(c: Writer, called: str, args: list[Node]) -> Iterator[int]:
    given = args if called in _HEIRS else args[1:] if called == "Object.assign" else []
    for each in given:
        yield from _literal(c, each)
    if called in _DESCRIBED and len(args) > 1 and bare(args[1]).type == "object":
        for pair in kids(bare(args[1])):
            if (value := opt(pair, "value")) is not None:
                yield from _literal(c, value)
    if called == "Object.defineProperty" and len(args) > 2:
        yield from _literal(c, args[2])


def _literal(c: Writer, node: Node) -> Iterator[int]:
    kind = c.kind(bare(node))
    if base(kind) == "object" and of(kind).isdigit():
        yield int(of(kind))


def _is_taken(node: Node) -> bool:
    """Whether a method is read and not called on its object."""
    above = node.parent
    if above is None or opt(above, "function") == node or opt(above, "left") == node:
        return False
    if above.type != "member_expression":
        return True
    call = above.parent
    if text(need(above, "property")) not in _THROUGH or call is None or opt(call, "function") != above:
        return False
    given = arguments(call)
    return not given or text(given[0]) != text(need(node, "object"))


def asks_for_this(this: Node) -> bool:
    """Whether a `this` stands in a function of its own, not in a method of a class."""
    function = function_of_this(this)
    return function is not None and (function.parent is None or function.parent.type != "class_body")


def is_kept_by_others(c: Writer, function: Node) -> bool:
    """Whether a method of a literal may ask for its `this`: that would be whichever object is given the method."""
    if function.type != "member_expression" or not c.knows_this:
        return False
    kind, name = c.kind(need(function, "object")), text(need(function, "property"))
    return base(kind) == "object" and (base(c.kinds.field(kind, name)) != "function" or method_with_this(c, kind, name))
