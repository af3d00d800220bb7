"""Which connections of a server are in another process: questions, answers, and the end of the channel before them."""

from __future__ import annotations

from typing import Any

from nodecompat._channel.socket_lists import Got, Sent
from nodecompat._loop.current import engine
from nodecompat.events import EventEmitter

KEY = "4:127.0.0.1:0"


def test_questions() -> None:
    """Each is one message, and is answered once, by the first reply of its kind."""
    said: list[Any] = []
    seen: list[Any] = []
    there = Sent(KEY, said.append)
    there.getConnections(lambda error, count: seen.append((error, count)))
    there.close(lambda error: seen.append(error))
    there.reply({"cmd": "NODE_SOCKET_ALL_CLOSED", "key": KEY})
    there.reply({"cmd": "NODE_SOCKET_COUNT", "key": KEY, "count": 2})
    there.reply({"cmd": "NODE_SOCKET_COUNT", "key": KEY, "count": 7})

    assert said == [{"cmd": "NODE_SOCKET_GET_COUNT", "key": KEY}, {"cmd": "NODE_SOCKET_NOTIFY_CLOSE", "key": KEY}]
    assert seen == [None, (None, 2)]


def test_a_channel_that_closes_before_the_answer() -> None:
    """ERR_CHILD_CLOSED_BEFORE_REPLY, for what was asked before and for what is asked later; the server forgets it."""
    seen: list[Any] = []
    there = Sent(KEY, lambda message: None)
    there.once("exit", lambda one: seen.append(one is there))
    there.getConnections(lambda error, count: seen.append((error.code, str(error))))
    there.end()
    engine.drain()
    there.close(lambda error: seen.append(error.code))

    code = "ERR_CHILD_CLOSED_BEFORE_REPLY"
    assert seen == [True, (code, "Child closed before reply received"), code]


def test_what_is_passed_on_is_not_here_any_more() -> None:
    """It counts no more, and does so once, whatever becomes of its object."""
    said: list[Any] = []
    here = Got(KEY, said.append)
    socket: Any = EventEmitter()
    here.add(socket)
    here.asked("NODE_SOCKET_NOTIFY_CLOSE")
    socket._counted.passed_on(socket)
    socket.emit("close", False)
    here.asked("NODE_SOCKET_GET_COUNT")

    assert socket._counted is None
    assert said == [
        {"cmd": "NODE_SOCKET_ALL_CLOSED", "key": KEY},
        {"cmd": "NODE_SOCKET_COUNT", "key": KEY, "count": 0},
    ]


def test_answers() -> None:
    """How many are open; and that none is, once it was asked for and is so."""
    said: list[Any] = []
    here = Got(KEY, said.append)
    sockets = [EventEmitter(), EventEmitter()]
    for socket in sockets:
        here.add(socket)
    here.asked("NODE_SOCKET_GET_COUNT")
    here.asked("NODE_SOCKET_NOTIFY_CLOSE")
    sockets[0].emit("close", False)
    assert len(said) == 1
    sockets[1].emit("close", False)
    here.asked("NODE_SOCKET_NOTIFY_CLOSE")

    closed = {"cmd": "NODE_SOCKET_ALL_CLOSED", "key": KEY}
    assert said == [{"cmd": "NODE_SOCKET_COUNT", "key": KEY, "count": 2}, closed, closed]
