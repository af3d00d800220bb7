"""What is known of an object before its members are written: its braces, its name, its entries and properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .._js.text import Symbol
    from .options import Context

    Handler = Callable[[Context, Any], "Shape"]  # of an object of one kind
    Write = Callable[[object], str]  # of a member, one level further in
    Property = tuple[str | Symbol, Any, bool]  # name, value, and whether JavaScript enumerates it


class Shape:
    """How an object is to be shown.

    `empty` is its whole text, in the color of `style`, when it has neither entries nor properties; `label` is
    what stands for it where it is too deep. `base` goes before the opening brace. `items` are the members of an
    array, which may be put in columns.
    """

    __slots__ = ("base", "closing", "empty", "entries", "items", "label", "opening", "properties", "style")

    def __init__(
        self,
        label: str,
        *,
        empty: str,
        opening: str = "{",
        closing: str = "}",
        base: str = "",
        style: str = "",
        entries: Callable[[Write], list[str]] | None = None,
        properties: Iterable[Property] = (),
        items: Iterable[Any] | None = None,
    ) -> None:
        self.label = label
        self.empty = empty
        self.opening = opening
        self.closing = closing
        self.base = base
        self.style = style
        self.entries = entries
        self.properties = [*properties]
        self.items = items


def prefix(name: str, tag: str = "", size: int | None = None) -> str:
    """The class name in front of a brace, with the size, and the tag (the builtin kind) unless the name holds it."""
    shown = name if size is None else f"{name}({size})"
    at = name.find(tag)
    end = at + len(tag)
    if tag and (at < 0 or (end != len(name) and name[end] == name[end].lower())):
        shown += f" [{tag}]"
    return f"{shown} "


def finished(text: str, style: str = "") -> Shape:
    """The shape of what is a single text, whatever is inside of it."""
    return Shape(text, empty=text, style=style)


def enumerable(pairs: Iterable[tuple[str | Symbol, Any]]) -> list[Property]:
    """Ordinary properties."""
    return [(name, value, True) for name, value in pairs]


def more_items(count: int) -> list[str]:
    """The entry in place of those that are left out, if there are any."""
    if count <= 0:
        return []
    return [f"... {count} more item{'s' if count > 1 else ''}"]
