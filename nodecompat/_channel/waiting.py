"""The messages of a channel that wait for somebody to listen.

What must stay true:

- a message that nobody listens to waits for the first listener as long as the channel is open; beyond a bound the peer
  has to wait as well, which is told;
- from the first `getOneMessage` or `getEachMessage` on, what nobody takes waits again, also when it has waited before,
  and can still be asked for when the channel has ended;
- a descriptor that waits with its message is closed when nobody can take it any more.
"""

from __future__ import annotations

from collections import deque
from os import close
from typing import TYPE_CHECKING, Any, Final

from nodecompat._channel.protocol import HANDLE, MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    from nodecompat._channel.protocol import Channel, Notice
    from nodecompat._channel.socket import Transport

    class Owner(Protocol):
        """The endpoint."""

        _channel: Channel
        _transport: Transport
        _target: Any
        _warn: Callable[[str], object]
        shape: Callable[[object], object] | None

        @property
        def connected(self) -> bool: ...
        def _deliver(self, notices: Iterator[Notice], keep: bool = True) -> None: ...


MOST_WAITING: Final = 100_000  # messages that wait for a listener before the peer has to
MOST_WAITING_BYTES: Final = 16 * 1024 * 1024  # the same, by what has come since the first of them
NOBODY_LISTENS: Final = "nobody listens"
HANDED: Final = "handed"  # the kind of a notice: (frame, Handle), where a message waits with its handle


class Waiting:
    """What waits at one endpoint, in the order it came."""

    keeps = False  # whether somebody asks for messages one by one, so that what nobody takes waits again

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._notices: deque[Notice] = deque()
        self._began = 0  # how much had been received when the first of them came

    def __len__(self) -> int:
        return len(self._notices)

    def put(self, notice: Notice) -> None:
        """Keep a notice."""
        if not self._notices:
            self._began = self._owner._channel.received
        self._notices.append(notice)
        self.heed()

    def heed(self) -> None:
        """From MOST_WAITING messages or MOST_WAITING_BYTES on, no more are read."""
        owner, notices = self._owner, self._notices
        enough = len(notices) >= MOST_WAITING or owner._channel.received - self._began >= MOST_WAITING_BYTES
        if enough and owner._transport.stop_reading(NOBODY_LISTENS):
            owner._warn(
                f"{len(notices)} messages wait for a 'message' listener. No more are read until there is one; "
                "a process that sends them and wants to end waits, too"
            )

    def put_back(self, messages: Iterable[object]) -> None:
        """Messages that were taken and not used are the first again."""
        self._notices.extendleft((MESSAGE, message) for message in reversed([*messages]))

    def flush(self) -> None:
        """Emit what came before the first listener: all of it in this tick, as Node does.

        A `once` listener takes the first message and nobody the rest (measured on Node 20 and 24), unless somebody
        asks for messages one by one: then the rest waits on. The list is empty before anything is emitted, so that no
        message is emitted twice.
        """
        owner = self._owner
        if self.keeps:
            while self._notices and owner.connected and owner._target.listenerCount("message"):
                owner._deliver(iter((self._notices.popleft(),)))
            if not self._notices:
                owner._transport.go_on_reading(NOBODY_LISTENS)
        elif owner.connected and owner._target.listenerCount("message"):
            waiting, self._notices = self._notices, deque()
            owner._transport.go_on_reading(NOBODY_LISTENS)
            owner._deliver(iter(waiting), keep=False)

    def take(self) -> list[object]:
        """The next message, for who asks when the channel has ended; no more than one."""
        while self._notices:
            kind, value = self._notices.popleft()
            if kind is MESSAGE:
                return [value if self._owner.shape is None else self._owner.shape(value)]
        return []

    def pick(self, matches: Callable[[object], bool]) -> list[Any]:
        """Take the messages out that match."""
        found = [notice for notice in self._notices if notice[0] is MESSAGE and matches(notice[1])]
        for notice in found:
            self._notices.remove(notice)
        return [notice[1] for notice in found]

    def finish(self) -> None:
        """The channel has ended: only plain messages are of any use now, to who asks for them."""
        drop(notice for notice in self._notices if notice[0] is not MESSAGE)
        self._notices = deque(notice for notice in self._notices if notice[0] is MESSAGE)

    def drop(self) -> None:
        """Nobody gets any of it."""
        drop(self._notices)
        self._notices.clear()


def drop(notices: Iterable[Notice]) -> None:
    """Nobody gets these messages; their descriptors are closed."""
    for kind, value in notices:
        if kind is HANDLE:
            close(value[1])
        elif kind is HANDED:
            value[1].close()
