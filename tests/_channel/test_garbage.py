"""Garbage right behind good messages, in one read: a kind for each wire and each way to be bad.

The good messages are delivered, and `send` returns from whatever their listeners do; then comes 'error', then
'disconnect', in the parent as in the child.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import pytest
from support_endpoint import Target, turn

from nodecompat._channel.protocol import Channel
from nodecompat._loop.current import engine
from nodecompat._wires.cbor.tags import cbor_head

pytestmark = pytest.mark.usefixtures("nothing_left")

WIRES = {"json": "json", "cbor": "cbor", "v8": "advanced", "jsc": "advanced"}


def cbor(body: bytes) -> bytes:
    return cbor_head(len(body)) + body


def v8(body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + body


def jsc(body: bytes) -> bytes:
    return b"\x02" + len(body).to_bytes(4, "little") + body


GARBAGE: dict[str, dict[str, bytes]] = {
    "json": {
        "no JSON": b"garbage\n",
        "cut off": b'{"a":\n',
        "bad UTF-8": b"\xff\xfe\n",
        "two texts": b"1 2\n",
        "too deep": b"[" * 1001 + b"]" * 1001 + b"\n",
        "too long": b'"' + b"x" * 3000,
        "too many digits": b"9" * 5000 + b"\n",
        "half an escape": b'"\\u12"\n',
    },
    "cbor": {
        "no head": b"garbage",
        "no byte string": b"\xd8\x18\x61x",
        "too long": b"\xd8\x18\x5b" + b"\x7f" * 8,
        "cut off": cbor(b"\x82\x00"),
        "bad UTF-8": cbor(b"\x61\xff"),
        "too deep": cbor(b"\x81" * 1001 + b"\x00"),
        "two items": cbor(b"\x00\x00"),
        "a tag": cbor(b"\xd9\x01\x02\x80"),
        "a reference": cbor(b"\xd8\x1d\x05"),
    },
    "v8": {
        "no length": b"\x00\x00\x00\x05hello",
        "too long": b"\x7f\xff\xff\xff\xff\x0f",
        "cut off": v8(b'\xff\x0f"\x05'),
        "another version": v8(b"\xff\x7f0"),
        "an unknown tag": v8(b"\xff\x0f\x99"),
        "too deep": v8(b"\xff\x0f" + b"A\x01" * 1001 + b"0"),
        "half a character": v8(b"\xff\x0fc\x03abc"),
    },
    "jsc": {
        "no type": b"\x77\x00\x00\x00\x00",
        "too long": b"\x02\xff\xff\xff\x7f",
        "cut off": jsc(b"\x0e\0\0\0\x10"),
        "another version": jsc(b"\x63\0\0\0\x04"),
        "an unknown tag": jsc(b"\x0e\0\0\0\x63"),
        "too deep": jsc(b"\x0e\0\0\0" + b"\x01\x01\0\0\0\0\0\0\0" * 1001),
    },
}
ROWS = [(wire, kind) for wire, kinds in GARBAGE.items() for kind in kinds]


def good_messages(wire: str) -> bytes:
    """Two, as a peer writes them."""
    channel = Channel(WIRES[wire])
    channel.speak(wire if wire in ("v8", "jsc") else None)
    frames = [channel.send("one"), channel.send({"two": 2})]
    return b"".join([frame if isinstance(frame, bytes) else b"".join(frame) for frame in frames])


def answering(target: Target) -> Callable[[Any], None]:
    """A listener that sends, now and in a tick."""

    def on_message(message: Any) -> None:
        target.trace.append((message, target.connected, target.send("answer"), target.connected))

    return on_message


def test_async_listeners_too() -> None:
    """What they send after an `await` finds the channel closed, which raises nothing."""
    ours, theirs = socket.socketpair()
    target = Target().open(ours.detach(), "json", is_child=False, max_message_bytes=2000)
    results: list[Any] = []

    @target.on("message")
    async def on_message(message: Any) -> None:
        results.append(target.send("now"))
        await asyncio.sleep(0)
        results.append(target.send("later", lambda error: results.append(error.code)))

    target.note("error", "disconnect")
    theirs.send(good_messages("json") + b"garbage\n")
    engine.drive()
    theirs.close()

    assert results == [True, True, False, False, "ERR_IPC_CHANNEL_CLOSED", "ERR_IPC_CHANNEL_CLOSED"]
    assert [name for name, *_ in target.trace] == ["error", "disconnect"]


@pytest.mark.parametrize("is_child", [True, False])
@pytest.mark.parametrize(("wire", "kind"), ROWS)
def test_good_messages_before_garbage(wire: str, kind: str, is_child: bool) -> None:
    """In this order, on this side as on the other."""
    ours, theirs = socket.socketpair()
    target = Target().open(ours.detach(), WIRES[wire], is_child=is_child, max_message_bytes=2100)
    target.on("message", answering(target))
    target.on("error", lambda error: target.trace.append((error.code, target.connected)))
    target.on("disconnect", lambda: target.trace.append(("disconnect", target.connected)))
    theirs.send(good_messages(wire) + GARBAGE[wire][kind])
    for _ in range(3):
        turn()
    theirs.close()

    assert target.trace == [
        ("one", True, True, True),
        ({"two": 2}, True, True, True),
        ("ERR_IPC_BAD_FRAME", False),
        ("disconnect", False),
    ]
