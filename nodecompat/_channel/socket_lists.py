"""Which connections of a server are in another process: so that `getConnections` and `close` know of them.

A connection that is passed on carries the key of its server. Whoever has the server asks the process that has the
connections; that one counts those under the key which are open. Source: Node's `socket_list`, measured on Node 26.

What must stay true: each question is answered once, with an error when the channel closes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import NodeError
from nodecompat._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[dict[str, Any]], object]

GET_COUNT: Final = "NODE_SOCKET_GET_COUNT"
COUNT: Final = "NODE_SOCKET_COUNT"
NOTIFY_CLOSE: Final = "NODE_SOCKET_NOTIFY_CLOSE"
ALL_CLOSED: Final = "NODE_SOCKET_ALL_CLOSED"


class ChildClosedBeforeReplyError(NodeError):
    """ERR_CHILD_CLOSED_BEFORE_REPLY."""

    code: str | None = "ERR_CHILD_CLOSED_BEFORE_REPLY"

    def __init__(self) -> None:
        super().__init__("Child closed before reply received")


class Sent:
    """The connections of one server that one process was given."""

    def __init__(self, key: str, say: Say) -> None:
        self._key = key
        self._say = say
        self._asked: list[tuple[str, Callable[[object, Any], object]]] = []  # what answers it, and who wants to know
        self._at_exit: list[Callable[[Sent], object]] = []
        self._open = True

    def once(self, _exit: str, listener: Callable[[Sent], object]) -> None:
        """Call back when the channel is closed."""
        self._at_exit.append(listener)

    def getConnections(self, callback: Callable[..., object]) -> None:  # as a server calls it
        """Call back with an error, or None and how many are open there."""
        self._ask(GET_COUNT, COUNT, lambda error, reply: callback(error, 0 if error else reply.get("count")))

    def close(self, callback: Callable[..., object]) -> None:
        """Call back when none is open there any more."""
        self._ask(NOTIFY_CLOSE, ALL_CLOSED, lambda error, _reply: callback(error))

    def _ask(self, question: str, answer: str, callback: Callable[[object, Any], object]) -> None:
        if not self._open:
            callback(ChildClosedBeforeReplyError(), None)
            return
        self._asked.append((answer, callback))
        self._say({"cmd": question, "key": self._key})

    def reply(self, message: dict[str, Any]) -> None:
        """The process has answered."""
        waiting, self._asked = self._asked, []
        for answer, callback in waiting:
            if answer == message["cmd"]:
                callback(None, message)
            else:
                self._asked.append((answer, callback))

    def end(self) -> None:
        """The channel is closed."""
        self._open = False
        waiting, self._asked = self._asked, []
        for _, callback in waiting:
            engine.next_tick(callback, ChildClosedBeforeReplyError(), None)
        for listener in self._at_exit:
            listener(self)


class Got:
    """The connections of one server of another process that are open here."""

    def __init__(self, key: object, say: Say) -> None:
        self._key = key
        self._say = say
        self._count = 0
        self._tells = False  # whether the other process waits for the last one to close

    def add(self, socket: Any) -> None:
        """Count a connection until it closes, or is passed on."""
        self._count += 1
        socket._counted = self
        socket.once("close", self._closed)

    def passed_on(self, socket: Any) -> None:
        """It is open elsewhere. Not in Node, which counts it for ever, so that the server never closes."""
        socket._counted = None
        socket.removeListener("close", self._closed)
        self._closed()

    def _closed(self, *_: object) -> None:
        self._count -= 1
        if not self._count and self._tells:
            self._tell()

    def _tell(self) -> None:
        self._tells = False
        self._say({"cmd": ALL_CLOSED, "key": self._key})

    def asked(self, question: str) -> None:
        """Answer, now or when there is an answer."""
        if question == GET_COUNT:
            self._say({"cmd": COUNT, "key": self._key, "count": self._count})
        elif self._count:
            self._tells = True
        else:
            self._tell()
