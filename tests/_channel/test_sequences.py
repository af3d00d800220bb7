"""What programs see of a channel is the same on both roads: events, their order, and the bytes that are sent."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from support_endpoint import Target, turn

from nodecompat import _native
from nodecompat._channel.protocol import Channel
from nodecompat._loop.current import engine
from nodecompat._os import ancillary

WIRES = ["cbor", "advanced", "json"]

pytestmark = [
    pytest.mark.skipif(not _native.WIRES, reason="this installation has the Python road only"),
    pytest.mark.usefixtures("nothing_left"),
]


@pytest.fixture
def fatal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """What is noted of errors that nobody caught; a play puts its trace there."""
    noted: list[object] = []
    monkeypatch.setattr(engine, "on_fatal", lambda error, origin: noted.append((origin, str(error))))
    yield noted
    engine.drain()


class Play:
    """A program whose listeners do something at some messages, with a peer that writes; all from a seed."""

    def __init__(self, wire: str, seed: int, trace: list[object]) -> None:
        self.random = random.Random(seed)
        self.trace = trace
        self.actions = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        ours, self.peer = socket.socketpair()
        self.peer.setblocking(False)
        self.target = Target().open(ours.detach(), wire, is_child=True)
        self.target.on("disconnect", lambda: trace.append("disconnect"))
        self.target.on("internalMessage", lambda message: trace.append(("internal", message)))
        if seed % 2:
            self.target.on("error", lambda error: trace.append(("error", str(error))))
        self.writer = Channel(wire)
        self.sent = b""
        self.is_sound = (
            True  # else what was collected of a burst is dropped with the channel, or not: that is a matter of time
        )

    def frame(self, number: int) -> bytes:
        kind = self.random.random()
        message: object = {"number": number, "text": "x" * self.random.choice([0, 20, 300]), "list": [number, None]}
        if kind < 0.06:
            message = {"number": 10**25, "set": {number}}  # not plain
        elif kind < 0.1:
            message = {"cmd": "NODE_OTHER", "number": number}
        frame = self.writer.send(message)
        assert isinstance(frame, bytes)
        if kind < 0.985:
            return frame
        self.is_sound = False
        return b"\xfe\xff garbage\n" + frame

    def listen(self, name: str) -> Callable[[Any], object]:
        def listener(message: Any) -> object:
            self.trace.append((name, message["number"]))
            return self.random.choice(self.actions)() if self.random.random() < 0.3 else None

        return listener

    def do_raise(self) -> None:
        raise ValueError(f"raised after {len(self.trace)}")

    def do_tick(self) -> None:
        engine.next_tick(self.trace.append, "tick")

    def do_microtask(self) -> None:
        engine.microtask(self.trace.append, "microtask")

    def do_failing_tick(self) -> None:
        engine.next_tick(self.do_raise)

    def do_send(self) -> None:
        self.target.send({"answer": len(self.trace)})

    def do_burst(self) -> None:
        for number in range(20):
            self.target.send([number, "burst"])

    def do_called_back(self) -> None:
        self.target.send("with a callback", lambda error: self.trace.append(("written", str(error))))

    def do_remove(self) -> None:
        self.target.removeAllListeners("message")
        engine.microtask(self.target.on, "message", self.listen("later"))

    def do_add(self) -> None:
        self.target.on("message", self.listen("added"))

    def do_once(self) -> None:
        self.target.once("message", self.listen("once"))

    def do_coroutine(self) -> Any:
        async def listener() -> None:
            self.trace.append("a coroutine")

        return listener()

    def do_read_rest(self) -> None:
        if self.random.random() < 0.5:
            self.target._endpoint._transport.read_rest()

    def do_disconnect(self) -> None:
        if self.random.random() < 0.2:
            self.target.disconnect()

    def receive(self) -> None:
        try:
            while data := self.peer.recv(65536):
                self.sent += data
        except (BlockingIOError, ConnectionResetError):
            pass

    def perform(self) -> list[object]:
        self.target.on("message", self.listen("first"))
        stream = b"".join(self.frame(number) for number in range(60))
        while stream:
            size = self.random.choice([1, 40, 400, 2000])
            try:
                self.peer.sendall(stream[:size])
            except OSError:
                break
            stream = stream[size:]
            turn()
            self.trace.append("turn")
            self.receive()
        self.peer.shutdown(socket.SHUT_WR)
        for _ in range(8):
            turn()
            self.receive()
        self.peer.close()
        turn()
        return [*self.trace, self.target.connected, self.is_sound and self.sent]


def play(wire: str, seed: int, fatal: list[object]) -> list[object]:
    fatal.clear()
    return Play(wire, seed, fatal).perform()


@pytest.mark.parametrize("wire", WIRES)
def test_random_programs(wire: str, fatal: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Listeners that raise, queue, send, come and go, and end the channel, in the middle of what one read brought."""
    events: set[object] = set()
    monkeypatch.setattr(engine, "on_coroutine", run)
    for seed in range(25):
        compiled = play(wire, seed, fatal)
        with monkeypatch.context() as patch:
            patch.setattr(_native, "WIRES", ())
            patch.setattr(_native, "receive", ancillary.receive)
            python = play(wire, seed, fatal)

        assert compiled == python, (wire, seed)
        events |= {
            event if isinstance(event, str) else event[0] for event in compiled if isinstance(event, (str, tuple))
        }

    assert events >= {
        "first",
        "once",
        "added",
        "later",
        "internal",
        "tick",
        "microtask",
        "uncaughtException",
        "disconnect",
    }


def run(coroutine: Any) -> None:
    """Run a coroutine that waits for nothing."""
    with pytest.raises(StopIteration):
        coroutine.send(None)


@pytest.mark.parametrize("wire", WIRES)
def test_each_message_is_decoded_when_the_one_before_was_taken(wire: str) -> None:
    """What one read brought never exists as a whole: each message is gone before the next one is there."""
    ours, peer = socket.socketpair()
    target = Target().open(ours.detach(), wire, is_child=True)
    target.on("message", lambda message: None)
    frame = Channel(wire).send({"a": [1]})
    assert isinstance(frame, bytes)
    peer.sendall(frame)
    turn()
    places: list[int] = []
    target.removeAllListeners("message")
    target.on("message", lambda message: places.append(id(message["a"])))
    peer.sendall(frame * 10)
    turn()
    peer.close()
    turn()

    assert len(places) == 10
    assert len(set(places)) < 10
