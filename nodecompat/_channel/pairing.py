"""Descriptors that have come, and the messages that they came with.

They are paired in the order they came, because a descriptor may come before its message does: a large message is
complete only many reads after the one that brought the descriptor. Each message that asks for one is answered.

Between two of us many handles leave at once. The first acknowledgement of a channel says how many this side takes,
`atOnce`, unless the peer is certainly no Python. Who was told so may send NODE_HANDLES with a `count`, the descriptors
beside it and their messages behind it; the one answer to them has the `count` of those that came, which are the first:
a process that may have no more descriptors loses the last ones.

What must stay true: a descriptor is given out exactly once, to its message or as one that nobody wants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NODE_HANDLE: Final = "NODE_HANDLE"
NODE_HANDLES: Final = "NODE_HANDLES"
ACK: Final = "NODE_HANDLE_ACK"
NACK: Final = "NODE_HANDLE_NACK"
MOST_DESCRIPTORS: Final = 64  # that wait for their messages


def at_once(said: object, otherwise: int) -> int:
    """A number of handles that travel together, as a peer has said it."""
    return min(max(said, 0), MOST_DESCRIPTORS) if type(said) is int else otherwise


class Descriptors:
    """Those of one channel that no message has taken yet."""

    def __init__(self, *, tells: bool) -> None:
        self._waiting: list[int] = []
        self._unwanted: list[int] = []
        self._lost = False  # whether some were
        self._tells = tells  # how many we take at once, with the next acknowledgement
        self._promised = 0  # messages that were announced together and have not come yet
        self._came = 0  # of those that have, how many had a descriptor

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, came: Iterable[int]) -> None:
        """Descriptors came; -1 says that some were lost."""
        for fd in came:
            if fd < 0:
                self._lost = True
            elif len(self._waiting) < MOST_DESCRIPTORS:
                self._waiting.append(fd)
            else:
                self._unwanted.append(fd)

    def announce(self, count: object) -> None:
        """So many messages with handles follow, which want one answer."""
        self._promised, self._came = at_once(count, 0), 0

    def take(self) -> tuple[int, dict[str, Any] | None]:
        """For a message that has come: its descriptor, -1 without one, and the answer if it is time for one."""
        fd = self._waiting.pop(0) if self._waiting else -1
        if self._promised:
            self._promised -= 1
            self._came += fd >= 0
            return fd, None if self._promised else {"cmd": ACK, "count": self._came}
        if fd < 0 or not self._tells:
            return fd, {"cmd": NACK if fd < 0 else ACK}
        self._tells = False
        return fd, {"cmd": ACK, "atOnce": MOST_DESCRIPTORS}

    def take_lost(self) -> bool:
        """Whether some were lost since this was asked last."""
        lost, self._lost = self._lost, False
        return lost

    def no_message_follows(self) -> None:
        """What is left belongs to no message, unless one was announced."""
        if not self._promised:
            self.drop()

    def drop(self) -> None:
        """Nobody will take what waits."""
        self._unwanted += self._waiting
        self._waiting.clear()

    def unwanted(self) -> list[int]:
        """Those that no message will take, given out once: they are to be closed."""
        unwanted, self._unwanted = self._unwanted, []
        return unwanted
