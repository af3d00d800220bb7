"""`send` and the messages that come: both sides of a channel in one process."""

from __future__ import annotations

import functools
import socket
from collections.abc import Callable
from typing import Any

import pytest
from support_endpoint import Target, pair, turn

from nodecompat._js.text import Symbol
from nodecompat._loop.current import engine
from nodecompat.errors import InvalidArgTypeError, InvalidHandleTypeError, MissingArgsError
from nodecompat.timers import setImmediate
from nodecompat.values import undefined

pytestmark = pytest.mark.usefixtures("nothing_left")


# -- send -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wire", ["json", "cbor"])
def test_messages_both_ways(wire: str) -> None:
    """Each arrives with its own value, in order, as the only argument."""
    parent, child = pair(wire)
    child.on("message", lambda message: child.send({"echo": message}))
    parent.note("message")
    messages: list[Any] = ["text", 1, 1.5, None, True, {"a": [1, {"b": ""}]}, []]
    for message in messages:
        assert parent.send(message) is True
    parent.on("message", lambda message: message == {"echo": []} and parent.disconnect())
    engine.drive()
    assert parent.trace == [("message", {"echo": message}) for message in messages]


def test_a_message_is_in_the_socket_when_send_returns(wired: tuple[Target, socket.socket]) -> None:
    """A long computation after `send` does not delay it."""
    child, peer = wired
    assert child.send({"a": 1}) is True
    assert peer.recv(100) == b'{"a":1}\n'


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(lambda callback: (callback,), id="second"),
        pytest.param(lambda callback: (None, callback), id="third"),
        pytest.param(lambda callback: (None, {}, callback), id="fourth"),
        pytest.param(lambda callback: (None, undefined, callback), id="fourth after undefined"),
        pytest.param(lambda callback: (0, {"keepOpen": True}, callback), id="falsy handle"),
    ],
)
def test_places_of_the_callback(wired: tuple[Target, socket.socket], arguments: Callable[[Any], Any]) -> None:
    """A function in the second or third place is the callback; it gets one argument, None."""
    child, _ = wired
    told: list[Any] = []
    child.send("x", *arguments(lambda *args: told.append(args)))
    assert told == []
    turn()
    assert told == [(None,)]


def test_a_callback_without_parameters(wired: tuple[Target, socket.socket]) -> None:
    """It is called without the error it does not take."""
    child, _ = wired
    told: list[Any] = []
    child.send("x", callback=lambda: told.append("called"))
    turn()
    assert told == ["called"]


@pytest.mark.parametrize("options", [None, [], 1, "x"])
def test_options_must_be_an_object(wired: tuple[Target, socket.socket], options: Any) -> None:
    """The options are looked at before anything else, the channel's state included."""
    child, _ = wired
    child.disconnect()
    with pytest.raises(InvalidArgTypeError) as raised:
        child.send(undefined, None, options)
    assert raised.value.message.startswith('The "options" argument must be of type object. Received ')


def test_no_message(wired: tuple[Target, socket.socket]) -> None:
    """`send()` and `send(undefined)` miss an argument."""
    child, _ = wired
    for arguments in ((), (undefined,)):
        with pytest.raises(MissingArgsError) as raised:
            child.send(*arguments)
        assert (raised.value.code, raised.value.message) == (
            "ERR_MISSING_ARGS",
            'The "message" argument must be specified',
        )


@pytest.mark.parametrize("wire", ["json", "cbor", "advanced"])
def test_a_symbol_is_no_message(wire: str) -> None:
    """On every wire, with a callback or without: a TypeError that shows it."""
    parent, child = pair(wire)
    for more in ((), (print,)):
        with pytest.raises(TypeError) as raised:
            parent.send(Symbol("x"), *more)
        assert raised.value.code == "ERR_INVALID_ARG_TYPE"  # type: ignore[attr-defined]
        assert str(raised.value).endswith("object, number, or boolean. Received type symbol (Symbol(x))")
    assert (parent.connected, child.connected) == (True, True)


@pytest.mark.parametrize("message", [len, lambda: None, dict, [].append, functools.partial(print)])
def test_a_function_is_no_message(wired: tuple[Target, socket.socket], message: Any) -> None:
    """On every wire: ERR_INVALID_ARG_TYPE, and nothing is written."""
    child, peer = wired
    with pytest.raises(InvalidArgTypeError) as raised:
        child.send(message)
    assert raised.value.message.startswith(
        'The "message" argument must be one of type string, object, number, or boolean. Received function'
    )
    with pytest.raises(BlockingIOError):
        peer.recv(1)


def test_an_unknown_handle(wired: tuple[Target, socket.socket]) -> None:
    """Any handle that is there is of the wrong type; the message is looked at first."""
    child, _ = wired
    with pytest.raises(InvalidHandleTypeError) as raised:
        child.send("x", object())
    assert raised.value.message == "This handle type cannot be sent"
    with pytest.raises(MissingArgsError):
        child.send(undefined, object())


def test_a_message_that_cannot_travel_raises_and_changes_nothing() -> None:
    """A circular list on the json wire raises out of `send`; the channel goes on."""
    parent, child = pair("json")
    circular: list[Any] = []
    circular.append(circular)
    with pytest.raises(TypeError, match="circular"):
        parent.send(circular)
    child.note("message")
    parent.send("next")
    parent.disconnect()
    engine.drive()
    assert child.trace == [("message", "next")]


def test_send_after_the_end(wired: tuple[Target, socket.socket]) -> None:
    """False at once; the callback or 'error' gets ERR_IPC_CHANNEL_CLOSED in a tick, whatever the message is."""
    child, _ = wired
    child.note("error")
    child.disconnect()
    told: list[Any] = []
    assert child.send(undefined, told.append) is False
    assert child.send("x") is False
    assert told == child.trace == []
    engine.drive()
    assert [(error.code, error.message) for error in told] == [("ERR_IPC_CHANNEL_CLOSED", "Channel closed")]
    assert [(event, error.code) for event, error in child.trace] == [("error", "ERR_IPC_CHANNEL_CLOSED")]


def test_send_to_a_peer_that_is_gone(wired: tuple[Target, socket.socket]) -> None:
    """True; EPIPE in a tick, to the callback or as 'error'; then one 'disconnect'."""
    child, peer = wired
    child.note("error", "disconnect")
    peer.close()
    told: list[Any] = []
    assert child.send("x", told.append) is True
    assert child.send("y") is True
    engine.drive()
    assert [error.code for error in told] == ["EPIPE"]
    assert [(event, *(error.code for error in errors)) for event, *errors in child.trace] == [
        ("error", "EPIPE"),
        ("disconnect",),
    ]


def test_send_async_settles_when_written() -> None:
    """The promise is pending while the message waits, and is rejected when the channel is closed."""
    parent, child = pair("json")
    child.on("message", lambda: None)
    order: list[Any] = []

    def written(value: object) -> None:
        order.append(("written", value))
        parent.disconnect()

    parent.sendAsync("b" * 3_000_000).then(written)
    setImmediate(lambda: order.append("immediate"))
    parent.on("disconnect", lambda: parent.sendAsync("late").catch(lambda error: order.append(error.code)))
    engine.drive()
    assert order == ["immediate", ("written", None), "ERR_IPC_CHANNEL_CLOSED"]


# -- messages -------------------------------------------------------------------------------------------


def test_each_message_is_a_tick(wired: tuple[Target, socket.socket]) -> None:
    """Three messages of one read: the handlers, then their ticks, then promise jobs, then immediates."""
    child, peer = wired
    order: list[str] = []

    def handle(message: int) -> None:
        order.append(f"m{message}")
        engine.next_tick(order.append, f"t{message}")
        engine.microtask(order.append, f"p{message}")
        setImmediate(lambda: order.append(f"i{message}"))

    child.on("message", handle)
    peer.send(b"1\n2\n3\n")
    peer.close()
    engine.drive()
    assert order == ["m1", "m2", "m3", "t1", "t2", "t3", "p1", "p2", "p3", "i1", "i2", "i3"]


def test_a_listener_that_raises_loses_no_message(wired: tuple[Target, socket.socket]) -> None:
    """It is an uncaught exception; the messages after it still come, each once."""
    child, peer = wired
    seen: list[Any] = []
    fatal: list[str] = []

    def handle(message: int) -> None:
        seen.append(message)
        if message == 2:
            raise ValueError("two")

    child.on("message", handle).note("disconnect")
    before, engine.on_fatal = engine.on_fatal, lambda error, origin: fatal.append(str(error))
    try:
        peer.send(b"1\n2\n3\n4\n")
        peer.close()
        engine.drive()
    finally:
        engine.on_fatal = before
    assert (seen, fatal, child.trace) == ([1, 2, 3, 4], ["two"], [("disconnect",)])


def test_a_message_in_single_bytes(wired: tuple[Target, socket.socket]) -> None:
    """Reads of one byte change nothing, nor does a character that is cut."""
    child, peer = wired
    child.note("message")
    for byte in '"é"\n{"a":1}\n'.encode():
        peer.send(bytes((byte,)))
        turn()
    peer.close()
    engine.drive()
    assert child.trace == [("message", "é"), ("message", {"a": 1})]


def test_internal_messages_are_events_of_their_own(wired: tuple[Target, socket.socket]) -> None:
    """A `cmd` that begins with NODE_ is 'internalMessage' only, and lost without a listener."""
    child, peer = wired
    peer.send(b'{"cmd":"NODE_lost"}\n')
    turn()
    child.note("message", "internalMessage")
    peer.send(b'{"cmd":"NODE_x","n":1}\n{"cmd":"NODE_"}\n{"cmd":"node_x"}\n')
    peer.close()
    engine.drive()
    assert child.trace == [
        ("internalMessage", {"cmd": "NODE_x", "n": 1}),
        ("message", {"cmd": "NODE_"}),
        ("message", {"cmd": "node_x"}),
    ]


def test_a_handle_message_without_a_descriptor_is_refused(wired: tuple[Target, socket.socket]) -> None:
    """NACK goes out, the message is dropped."""
    child, peer = wired
    child.note("message")
    peer.send(b'{"cmd":"NODE_HANDLE","type":"net.Native","msg":"x"}\n')
    turn()
    assert peer.recv(100) == b'{"cmd":"NODE_HANDLE_NACK"}\n'
    peer.close()
    engine.drive()
    assert child.trace == []


# -- the backlog ----------------------------------------------------------------------------------------


def test_messages_wait_for_the_first_listener(wired: tuple[Target, socket.socket]) -> None:
    """They come in a later tick, never inside `on`; all listeners added in the same tick get them."""
    child, peer = wired
    peer.send(b"1\n2\n")
    turn()
    child.note("message")
    second: list[Any] = []
    child.on("message", second.append)
    assert child.trace == []
    peer.send(b"3\n")
    peer.close()
    engine.drive()
    assert child.trace == [("message", 1), ("message", 2), ("message", 3)]
    assert second == [1, 2, 3]


def test_another_listener_does_not_release_the_backlog(wired: tuple[Target, socket.socket]) -> None:
    """Only a listener for 'message' does."""
    child, peer = wired
    peer.send(b"1\n")
    turn()
    child.on("exit", lambda: None)
    turn()
    child.note("message")
    turn()
    assert child.trace == [("message", 1)]


def test_once_takes_the_first_of_the_backlog_and_nobody_the_rest(wired: tuple[Target, socket.socket]) -> None:
    """As Node: the whole list is emitted in one tick."""
    child, peer = wired
    peer.send(b"1\n2\n3\n")
    turn()
    seen: list[Any] = []
    child.once("message", seen.append)
    turn()
    child.note("message")
    turn()
    assert (seen, child.trace) == ([1], [])


def test_a_listener_that_raises_in_the_backlog(wired: tuple[Target, socket.socket]) -> None:
    """The rest of the backlog still comes; nothing comes twice."""
    child, peer = wired
    peer.send(b"1\n2\n")
    turn()
    seen: list[Any] = []
    fatal: list[str] = []

    def handle(message: int) -> None:
        seen.append(message)
        if message == 1:
            raise ValueError("one")

    before, engine.on_fatal = engine.on_fatal, lambda error, origin: fatal.append(str(error))
    try:
        child.on("message", handle)
        turn()  # what the listener raises cancels this drain; the rest comes with the next one
        turn()
    finally:
        engine.on_fatal = before
    assert (seen, fatal) == ([1, 2], ["one"])


def test_the_end_discards_the_backlog(wired: tuple[Target, socket.socket]) -> None:
    """A listener added after the channel closed hears nothing."""
    child, peer = wired
    peer.send(b"1\n")
    peer.close()
    child.on("disconnect", lambda: None)
    engine.drive()
    child.note("message")
    engine.drive()
    assert child.trace == []


def test_a_message_between_once_and_disconnect_is_dropped(wired: tuple[Target, socket.socket]) -> None:
    """The second message of a read finds no listener and no channel: no error, no message."""
    child, peer = wired
    child.note("disconnect")

    def listener(message: object) -> None:
        child.trace.append(message)
        child.disconnect()

    child.once("message", listener)
    peer.send(b"1\n2\n")
    engine.drive()
    child.note("message")
    engine.drive()
    assert child.trace == [1, ("disconnect",)]
