"""Races at a channel's end that no program can know of: they are failures only for who asks."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from support_endpoint import Target, turn

from nodecompat._loop.current import engine

THREE = b'"one"\n"two"\n"three"\n'


def test_messages_that_came_with_the_last_one_are_delivered(wired: tuple[Target, socket.socket]) -> None:
    """Three messages of one read: a listener that disconnects at the first still gets the others, then the event."""
    child, peer = wired
    child.note("message", "disconnect")
    child.once("message", lambda: child.disconnect())
    peer.send(THREE)
    engine.drive()
    assert child.trace == [("message", "one"), ("message", "two"), ("message", "three"), ("disconnect",)]


def test_a_listener_may_disconnect_at_each_of_them(wired: tuple[Target, socket.socket]) -> None:
    """Answering and disconnecting again for what had come already is no error when nobody listens for one."""
    child, peer = wired
    child.note("message", "disconnect")

    def answer() -> None:
        child.trace.append(child.send("answer"))
        child.disconnect()

    child.on("message", answer)
    peer.send(THREE)
    engine.drive()
    assert child.trace == [
        ("message", "one"),
        True,
        ("message", "two"),
        False,
        ("message", "three"),
        False,
        ("disconnect",),
    ]
    assert peer.recv(100) == b'"answer"\n'


def test_who_listens_for_errors_hears_of_it(wired: tuple[Target, socket.socket]) -> None:
    """With an 'error' listener it is the error that Node emits."""
    child, peer = wired
    codes: list[Any] = []
    child.on("error", lambda error: codes.append(error.code))
    child.on("message", lambda: (child.send("answer"), child.disconnect()))
    peer.send(b'"one"\n"two"\n')
    engine.drive()
    assert codes == ["ERR_IPC_DISCONNECTED", "ERR_IPC_CHANNEL_CLOSED"]


def test_a_second_disconnect_for_one_message_still_raises(wired: tuple[Target, socket.socket]) -> None:
    """Disconnecting twice in one call of a listener is a mistake, not a race."""
    child, peer = wired
    seen: list[Any] = []

    def twice() -> None:
        child.disconnect()
        with pytest.raises(Exception, match="already disconnected") as caught:
            child.disconnect()
        seen.append(caught.value.code)  # type: ignore[attr-defined]

    child.on("message", twice)
    peer.send(b'"one"\n')
    engine.drive()
    assert seen == ["ERR_IPC_DISCONNECTED"]


def test_a_message_that_crosses_the_peer_s_end_is_dropped(wired: tuple[Target, socket.socket]) -> None:
    """EPIPE without a callback and without an 'error' listener: 'disconnect' tells it."""
    child, peer = wired
    child.note("disconnect")
    peer.close()
    assert child.send("late") is True
    engine.drive()
    assert child.trace == [("disconnect",)]


def test_its_callback_or_an_error_listener_is_told(wired: tuple[Target, socket.socket]) -> None:
    """The failure goes where somebody waits for it."""
    child, peer = wired
    peer.close()
    codes: list[Any] = []
    child.send("late", lambda error: codes.append(("callback", error.code)))
    child.on("error", lambda error: codes.append(("event", error.code)))
    child.send("later")
    turn()
    engine.drive()
    assert codes == [("callback", "EPIPE"), ("event", "EPIPE")]


@pytest.mark.parametrize("last", [b"garbage\n", b""])
def test_a_message_that_came_with_the_end_can_be_answered(wired: tuple[Target, socket.socket], last: bytes) -> None:
    """The program is connected until it is told otherwise, however the bytes were cut into reads."""
    child, peer = wired
    codes: list[Any] = []
    child.note("disconnect")
    child.on("error", lambda error: codes.append(error.code))
    child.on("message", lambda message: codes.append((child.connected, child.send(message))))
    peer.send(b'"one"\n"two"\n' + last)
    peer.shutdown(socket.SHUT_WR)
    engine.drive()
    assert codes == [(True, True), (True, True), *(["ERR_IPC_BAD_FRAME"] if last else [])]
    assert child.trace == [("disconnect",)]
    assert peer.recv(100) == b'"one"\n"two"\n'


def test_the_end_comes_behind_messages_that_a_raising_listener_held_up(wired: tuple[Target, socket.socket]) -> None:
    """The listener of the first of two messages raises; the peer's end is read before the second is emitted."""
    child, peer = wired
    seen: list[Any] = []

    def listener(message: str) -> None:
        seen.append((message, child.connected))
        if message == "one":
            raise ValueError(message)

    child.on("message", listener)
    child.on("disconnect", lambda: seen.append("disconnect"))
    before, engine.on_fatal = engine.on_fatal, lambda error, origin: None
    try:
        peer.send(b'"one"\n"two"\n')
        peer.close()
        engine.drive()
    finally:
        engine.on_fatal = before
    assert seen == [("one", True), ("two", True), "disconnect"]


def test_the_backlog_is_left_over_as_well(wired: tuple[Target, socket.socket]) -> None:
    """Messages that waited for the first listener, which answers and disconnects at each: no error."""
    child, peer = wired
    peer.send(THREE)
    turn()
    child.note("disconnect")

    def answer(message: str) -> None:
        child.trace.append(message)
        child.send(message)
        child.disconnect()

    child.on("message", answer)
    engine.drive()
    assert child.trace == ["one", "two", "three", ("disconnect",)]
    assert peer.recv(100) == b'"one"\n'
