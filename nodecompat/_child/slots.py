"""The descriptors of one start: what the child gets at each number, and our ends of it.

What must stay true: whatever fails, every descriptor opened here is closed exactly once: those for the child
as soon as it has its copies, ours by whoever takes them over, or here when nobody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._os.descriptors import close_quietly, open_devnull, socketpair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .stdio import StdioItem


class Slots:
    """Filled by `open`; `given[i]` becomes descriptor i of the child."""

    def __init__(self) -> None:
        self.given: list[int | None] = []
        self.ours: dict[int, int] = {}  # slot -> our end of its pipe or channel
        self.channel: int | None = None  # the slot of the channel
        self._lent: list[int] = []  # opened for the child only

    def open(self, items: Iterable[StdioItem]) -> None:
        """Make a pair for each pipe and the channel. Raises OSError."""
        for slot, item in enumerate(items):
            if item.kind == "fd":
                self.given.append(item.fd)
            elif item.kind == "ignore":
                self.given.append(self._lend(open_devnull()) if slot <= 2 else None)
            else:
                self.ours[slot], theirs = socketpair()
                self.given.append(self._lend(theirs))
                if item.kind == "ipc":
                    self.channel = slot

    def _lend(self, fd: int) -> int:
        self._lent.append(fd)
        return fd

    def close_lent(self) -> None:
        """The child has its copies."""
        for fd in self._lent:
            close_quietly(fd)
        self._lent.clear()

    def close_ours(self) -> None:
        """There will be no streams and no channel."""
        for fd in self.ours.values():
            close_quietly(fd)
        self.ours.clear()
