"""What is read and written at once: what leads to it is worked out once, where it matters how often."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .members import key_of, stored
from .source import need, opt, text, walk
from .writer import ATOM, Undecided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from .writer import Writer, Written

_ACTS = frozenset(
    {
        "call_expression",
        "new_expression",
        "update_expression",
        "assignment_expression",
        "augmented_assignment_expression",
        "await_expression",
        "yield_expression",
    }
)


def _acts(c: Writer, part: Node) -> bool:
    """Whether it matters how often an expression is worked out."""
    return any(each.type in _ACTS and not _only_tells(c, each) for each in walk(part))


def _only_tells(c: Writer, call: Node) -> bool:
    called = opt(call, "function")
    if called is None or called.type != "member_expression":
        return called is not None and text(called) in ("String", "Number")
    return text(need(called, "object")) == "Math" or c.kind(need(called, "object")) == "string"


def acting(c: Writer, node: Node) -> list[tuple[Node, str]]:
    """What leads to a property and may be worked out only once, each with a word for it."""
    fields = {"object": "owner", "index": "key"}
    return [(part, word) for field, word in fields.items() if (part := opt(node, field)) is not None and _acts(c, part)]


def refuse_acting(c: Writer, node: Node) -> None:
    """Raise Undecided where what leads to a property may be worked out only once, and would be written twice."""
    if acting(c, node):
        raise Undecided("an assignment as a value, where what leads to the property may be worked out only once")


@contextmanager
def worked_out(c: Writer, node: Node) -> Iterator[list[str]]:
    """The lines that come before a statement which reads a property and writes it; inside, what they name is written so."""
    lines: list[str] = []
    parts = acting(c, node)
    try:
        for part, word in parts:
            name = c.make_name(word, part)
            lines.append(f"{name} = {c.expr(part)}")
            c.kept[part.id] = name
        yield lines
    finally:
        for part, _ in parts:
            c.kept.pop(part.id, None)


def changed(c: Writer, node: Node, value: Callable[[], str]) -> Written:
    """As a value, the assignment of what depends on the same property."""
    with worked_out(c, node) as lines:
        if not lines:
            return stored(c, node, value())
        named = dict(line.split(" = ", 1) for line in lines)
        owner, key = (f"({each} := {named[each]})" if each in named else each for each in key_of(c, node))
        return f"js.set({owner}, {key}, {value()})", ATOM
