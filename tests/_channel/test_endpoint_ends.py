"""How a channel ends, and what keeps a program alive."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest
from support_endpoint import Target, pair, turn

from nodecompat._loop.current import engine
from nodecompat.timers import setImmediate

pytestmark = pytest.mark.usefixtures("nothing_left")


# -- the ends -------------------------------------------------------------------------------------------


def test_disconnect_here(wired: tuple[Target, socket.socket]) -> None:
    """`connected` and `channel` change at once, the event comes in a tick, the peer sees the end."""
    child, peer = wired
    child.note("disconnect")
    assert child.connected is True
    assert child.channel.fd > 2
    assert child.disconnect() is None
    assert (child.connected, child.channel, child.trace) == (False, None, [])
    engine.drive()
    assert child.trace == [("disconnect",)]
    assert peer.recv(1) == b""


def test_disconnect_delivers_what_was_sent() -> None:
    """Two megabytes sent right before `disconnect` arrive, and the callback says so."""
    parent, child = pair("json")
    told: list[Any] = []
    child.note("message", "disconnect")
    assert parent.send("x" * 2_000_000, told.append) is False
    parent.disconnect()
    engine.drive()
    assert [(event, *map(len, rest)) for event, *rest in child.trace] == [("message", 2_000_000), ("disconnect",)]
    assert told == [None]


def test_the_disconnect_event_does_not_wait_for_a_slow_peer(wired: tuple[Target, socket.socket]) -> None:
    """It comes in a tick while data is still on its way; the descriptor stays until it is out."""
    child, peer = wired
    child.note("disconnect")
    child.send("x" * 2_000_000)
    child.disconnect()
    child.on("disconnect", lambda: peer.close())
    engine.drive()
    assert child.trace == [("disconnect",)]


def test_disconnect_twice(wired: tuple[Target, socket.socket]) -> None:
    """The second call emits 'error' ERR_IPC_DISCONNECTED inside the call, before the event of the first."""
    child, _ = wired
    child.note("error", "disconnect")
    child.disconnect()
    child.disconnect()
    assert [(event, error.code, error.message) for event, error in child.trace] == [
        ("error", "ERR_IPC_DISCONNECTED", "IPC channel is already disconnected")
    ]
    engine.drive()
    assert child.trace[1:] == [("disconnect",)]


def test_disconnect_twice_without_a_listener_raises(wired: tuple[Target, socket.socket]) -> None:
    """An 'error' event nobody listens for is raised out of `disconnect`."""
    child, _ = wired
    child.disconnect()
    with pytest.raises(Exception, match="IPC channel is already disconnected"):
        child.disconnect()


def test_disconnect_with_a_partial_frame(wired: tuple[Target, socket.socket]) -> None:
    """The rest of it is not waited for."""
    child, peer = wired
    child.note("message", "disconnect")
    peer.send(b'{"half":')
    turn()
    child.disconnect()
    engine.drive()
    assert child.trace == [("disconnect",)]


def test_the_peer_ends(wired: tuple[Target, socket.socket]) -> None:
    """Complete messages, then 'disconnect'; a partial frame is dropped without a word."""
    child, peer = wired
    child.note("message", "disconnect", "error")
    child.on("disconnect", lambda: child.trace.append((child.connected, child.channel)))
    peer.send(b'"a"\n{"trunc')
    peer.close()
    engine.drive()
    assert child.trace == [("message", "a"), ("disconnect",), (False, None)]


def test_a_peer_that_only_stops_writing_gets_what_waits(wired: tuple[Target, socket.socket]) -> None:
    """A half close is an end for us, and what was accepted before is still written."""
    child, peer = wired
    child.note("disconnect")
    child.send("x" * 1_000_000)
    peer.shutdown(socket.SHUT_WR)
    received = 0

    def read() -> None:
        nonlocal received
        try:
            part = peer.recv(1 << 20)
        except BlockingIOError:
            part = None
        received += len(part or b"")
        if part != b"":
            setImmediate(read)

    read()
    engine.drive()
    assert received == 1_000_003
    assert child.trace == [("disconnect",)]


GARBAGE = {
    "not json": b"hello\n",
    "a number that is none": b"NaN\n",
    "invalid json": b'{"a":}\n',
    "Bun's advanced wire": b"\x01\x02\x00\x00\x00",
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_is_an_error_event(wired: tuple[Target, socket.socket], text: bytes) -> None:
    """What came before is delivered; then 'error' ERR_IPC_BAD_FRAME, then 'disconnect', then nothing."""
    child, peer = wired
    child.note("message", "error", "disconnect")
    prefix = b"" if text.startswith(b"\x01") else b"1\n"
    peer.send(prefix + text + b"2\n")
    engine.drive()
    assert [(event, *(getattr(one, "code", one) for one in rest)) for event, *rest in child.trace] == [
        *([("message", 1)] if prefix else []),
        ("error", "ERR_IPC_BAD_FRAME"),
        ("disconnect",),
    ]
    assert peer.recv(1) == b""


def test_garbage_without_a_listener_is_a_warning(wired: tuple[Target, socket.socket]) -> None:
    """Never an uncaught exception, never silence."""
    child, peer = wired
    child.note("disconnect")
    peer.send(b"garbage\n")
    engine.drive()
    (kind, text), after = child.trace
    assert kind == "warning"
    assert text.startswith("The channel was closed: Bad frame from the peer at byte 0")
    assert after == ("disconnect",)


def test_read_rest_ends_a_channel_that_somebody_else_keeps_open(wired: tuple[Target, socket.socket]) -> None:
    """What is there is read; then the channel is over although no end came."""
    child, peer = wired
    child.note("message", "disconnect")
    peer.send(b"1\n2\n")
    child._endpoint.read_rest()
    assert child.trace == [("message", 1), ("message", 2), ("disconnect",)]
    assert peer.recv(1) == b""


# -- liveness -------------------------------------------------------------------------------------------


def listening(child: Target) -> Callable[[], None]:
    def listener(*_: Any) -> None: ...

    child.on("message", listener)

    def remove() -> None:
        child.off("message", listener)

    return remove


def twice(child: Target) -> None:
    listening(child)
    listening(child)()


def settled_before(child: Target) -> None:
    child.channel.unref()
    listening(child)


def settled_after(child: Target) -> None:
    listening(child)
    child.channel.unref()


def listened_then_ref(child: Target) -> None:
    remove = listening(child)
    child.channel.ref()
    remove()


def last_word(child: Target) -> None:
    child.channel.unref()
    child.channel.ref()


LIVENESS: list[tuple[str, Callable[[Target], Any], bool]] = [
    ("nothing", lambda child: None, False),
    ("an internalMessage listener", lambda child: child.on("internalMessage", print), False),
    ("an error listener", lambda child: child.on("error", print), False),
    ("a message listener", lambda child: child.on("message", print), True),
    ("a once listener", lambda child: child.once("message", print), True),
    ("a disconnect listener", lambda child: child.on("disconnect", print), True),
    ("a listener that was removed", lambda child: listening(child)(), False),
    ("all listeners removed", lambda child: (listening(child), child.removeAllListeners()), False),
    ("all of one name removed", lambda child: (listening(child), child.removeAllListeners("message")), False),
    ("one of two removed", twice, True),
    ("unref, then a listener", settled_before, False),
    ("a listener, then unref", settled_after, False),
    ("ref and no listener", lambda child: child.channel.ref(), True),
    ("a listener removed after ref", listened_then_ref, True),
    ("unref, then ref", last_word, True),
    ("refCounted", lambda child: child.channel.refCounted(), True),
    ("refCounted and unrefCounted", lambda child: (child.channel.refCounted(), child.channel.unrefCounted()), False),
    ("disconnected", lambda child: (listening(child), child.disconnect()), False),
]


@pytest.mark.parametrize(("act", "alive"), [row[1:] for row in LIVENESS], ids=[row[0] for row in LIVENESS])
def test_what_keeps_a_child_alive(
    wired: tuple[Target, socket.socket], act: Callable[[Target], Any], alive: bool
) -> None:
    """The table of Node: listeners for 'message' and 'disconnect' count, an explicit word wins for good."""
    child, _ = wired
    control = child.channel
    act(child)
    engine.drain()
    assert engine.alive is alive
    assert control.hasRef() is alive


def test_a_once_listener_that_fired_counts_no_more(wired: tuple[Target, socket.socket]) -> None:
    """The loop ends although the channel is open."""
    child, peer = wired
    seen: list[Any] = []
    child.once("message", seen.append)
    peer.send(b"1\n")
    engine.drive()
    assert (seen, child.connected) == ([1], True)


def test_a_parent_is_held_by_its_channel_alone() -> None:
    """Listeners do not count there, nor does a queued write let it go when it completes."""
    parent, child = pair("json")
    assert parent.channel.hasRef() is True
    parent.send("x" * 1_000_000, lambda: parent.note("written"))
    child.on("message", lambda: setImmediate(child.disconnect))
    parent.note("disconnect")
    engine.drive()
    assert parent.trace == [("disconnect",)]
