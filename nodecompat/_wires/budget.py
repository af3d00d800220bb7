"""What a frame may cost beyond the bytes that spell it out: one count for all wires.

A short frame can claim much: holes of arrays, values that are shared and taken in by many containers, views that have
to be copied, patterns that take long to compile. All of it draws on what this file holds. `tree.spend` and
`tree.regexp` are where it is drawn.

What must stay true: the time and the memory that a read costs are bounded by its bytes, however they are cut into
frames. Nobody pays who claims nothing: a message in which everything is spelled out never asks.
"""

from __future__ import annotations

from typing import Final

HOLES: Final = 16_000  # elements that any message may have beyond those it spells out: 125 KiB of list
EACH_BYTE: Final = 8  # and so many more for each of its bytes
SHARED_EACH_BYTE: Final = 2  # the same of a message that can only repeat what it spells out once
_AT_ONCE: Final = 1 << 20  # such elements in messages that exist at the same time: 8 MiB
_COMPILING: Final = 100_000  # microseconds, about, for the patterns of one read


class LaterError(Exception):
    """What was decoded so far must be delivered before any more is."""


NO_LIMIT: Final = float("inf")


class Reading:
    """What the messages of one read have left: elements where there are many of them, and patterns in any case."""

    __slots__ = ("elements", "patterns", "used")

    def __init__(self) -> None:
        self.begin(1)

    def begin(self, messages: int) -> None:
        """So many messages are decoded now."""
        self.elements: float = _AT_ONCE if messages > 1 else NO_LIMIT
        self.patterns = _COMPILING
        self.used = False


class Left:
    """What the message that is being decoded has left, on a wire whose decoder keeps nothing else for it."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = 0


reading: Final = Reading()
left: Final = Left()
