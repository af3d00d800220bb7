"""What a process answers who asks at its door: `python -m nodecompat top` and `why`.

    top     as JSON, what is known of each channel: how many frames and bytes have gone each way since somebody asked
            first, and how many bytes wait to be written
    why     what keeps the process alive, as text

What must stay true: a closed door costs nothing, an open one is a descriptor that nobody writes to; frames are counted
only while somebody asks for them, and the channels take the quick road again when nobody has for a while. Nothing here
keeps the loop alive, and whatever comes in costs the asker an answer, and the program nothing.
"""

from __future__ import annotations

import json
import os
import socket
from time import monotonic
from typing import TYPE_CHECKING, Any

from .._channel import tracing
from .._channel.sending import open_senders
from .._loop.accepting import accept
from .._loop.current import engine
from .._seeing import door
from .._timers.scheduling import clearTimeout, setTimeout
from ..process import process
from .holders import holders
from .report import text_of, watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._timers.scheduling import Timeout

_MOST_ASKERS = 8  # at once; who comes later is sent away
_PATIENCE_MS = 2000  # with one of them
_COUNTED_MS = 10_000  # after the last question of `top`
_REASON = "top"


def begin() -> None:
    """What NODE_DEBUG=alive asks for: `report.watch`, and a door; without one the program runs all the same."""
    watch()
    try:
        open_door()
    except OSError as error:
        os.write(2, f"NODE_DEBUG=alive: {error}\n".encode())


def open_door() -> Callable[[], None]:
    """Answer from now on, if that is possible here; returns what closes the door. Raises OSError."""
    if not door.IS_POSSIBLE:
        return lambda: None
    if not _doors:
        _doors.append(Door())
    _doors[0].users += 1
    return _doors[0].leave


_doors: list[Door] = []  # none or one


def _forget_door() -> None:
    for one in [*_doors]:
        one.forget()


os.register_at_fork(after_in_child=_forget_door)


class Door:
    """The socket that is asked at."""

    def __init__(self) -> None:
        self.users = 0  # who wants it to be open
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.bind(door.address(os.getpid()))
            self._socket.setblocking(False)
            self._socket.listen()
        except OSError:
            self._socket.close()
            raise
        self._askers: set[Asker] = set()
        self._watcher = engine.watch(self._socket.fileno(), self._on_asker, ref=False)

    def leave(self) -> None:
        """One does not want it any more; for the last one it is closed."""
        self.users -= 1
        if not self.users and self in _doors:
            self._watcher.close()
            self.forget()
            for asker in [*self._askers]:
                asker.close()

    def forget(self) -> None:
        """In a forked copy, which has another number."""
        _doors.remove(self)
        self._socket.close()

    def _on_asker(self) -> None:
        connection = accept(self._socket, self._watcher, _PATIENCE_MS)
        if connection is None:
            return
        connection.setblocking(False)
        if len(self._askers) < _MOST_ASKERS and door.may_ask(door.peer_of(connection)[1]):
            self._askers.add(Asker(connection, self._askers))
        else:
            connection.close()


class Asker:
    """Somebody who asks: one question, one answer."""

    def __init__(self, connection: socket.socket, among: set[Asker]) -> None:
        self._socket = connection
        self._among = among
        self._answer = b""
        self._watcher = engine.watch(connection.fileno(), self._on_question, ref=False)
        self._timer = setTimeout(self.close, _PATIENCE_MS).unref()

    def close(self) -> None:
        """End the conversation."""
        clearTimeout(self._timer)
        self._watcher.close()
        self._socket.close()
        self._among.discard(self)

    def _on_question(self) -> None:
        try:
            question = self._socket.recv(door.MOST_QUESTION_BYTES)
        except BlockingIOError:
            return
        except OSError:
            question = b""
        answer = _ANSWERS.get(question)
        if answer is None:
            self.close()
            return
        self._answer = answer()
        self._watcher.set(None, self._on_writable)

    def _on_writable(self) -> None:
        try:
            self._answer = self._answer[self._socket.send(self._answer) :]
        except BlockingIOError:
            return
        except OSError:
            self._answer = b""
        if not self._answer:
            self.close()


# -- the answers -----------------------------------------------------------------------------------------

_until: list[Timeout] = []  # what ends the counting


def _figures() -> bytes:
    if _until:
        clearTimeout(_until.pop())
    else:
        tracing.want(_REASON, wants=True)
    _until.append(setTimeout(_count_no_more, _COUNTED_MS).unref())
    channels = [_figures_of(sender) for sender in open_senders()]
    return json.dumps({"at": monotonic(), "channels": [channel for channel in channels if channel]}).encode()


def _count_no_more() -> None:
    _until.clear()
    tracing.want(_REASON, wants=False)


def _figures_of(sender: Any) -> dict[str, object] | None:
    channel = sender._channel
    if not isinstance(channel, tracing.TracedChannel):
        return None
    peer = None if sender.target is process else getattr(sender.target, "pid", None)
    if peer is not None and not isinstance(peer, int):
        return None  # it is not on this machine
    return {"child": peer, "sent": channel.told["out"], "received": channel.told["in"], "queued": sender.queued}


def _why() -> bytes:
    return text_of(holders()).encode("utf-8", "backslashreplace")


_ANSWERS: dict[bytes, Callable[[], bytes]] = {door.TOP: _figures, door.WHY: _why}
