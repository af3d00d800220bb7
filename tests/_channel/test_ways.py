"""The way of a message through the package is the one that the docstring of `_channel` describes."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from support_endpoint import Target, turn

import nodecompat
from nodecompat import _channel
from nodecompat._channel.protocol import Channel
from nodecompat._loop.current import engine
from nodecompat.events import EventEmitter

PACKAGE = str(Path(nodecompat.__file__).parent)
MESSAGE = {"name": "resize", "sizes": "100x100"}

pytestmark = pytest.mark.usefixtures("nothing_left", "python_road")


def described(title: str) -> list[str]:
    """The functions that the docstring lists under a title, as 'module:function'."""
    assert _channel.__doc__ is not None
    text = _channel.__doc__.partition(title)[2]
    block = re.search(r"\n\n((?:    .*\n)+)", text)
    assert block is not None
    return [":".join(line.split()[:2]) for line in block[1].splitlines()]


def functions_called(run: Callable[[], object]) -> list[str]:
    """The functions of the package that a call runs, in order."""
    seen: list[str] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(PACKAGE):
            module = (
                code.co_filename.removeprefix(PACKAGE)
                .removesuffix(".py")
                .removesuffix("/__init__")
                .strip("/")
                .replace("/", ".")
            )
            seen.append(f"{module}:{code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        run()
    finally:
        sys.setprofile(before)
    return seen


def test_the_way_in() -> None:
    """From the poller's callback to the listener, for a message that came alone."""
    ours, theirs = socket.socketpair()
    child = Target().open(ours.detach(), "cbor", is_child=True)
    frame = Channel("cbor").send(MESSAGE)
    assert isinstance(frame, bytes)
    messages: list[object] = []
    child.on("message", messages.append)
    for _ in range(2):  # the first message loads the decoder; the second is how an emitter learns what to call
        theirs.send(frame)
        turn()
    theirs.send(frame)
    (on_readable,) = engine.poller.wait(0)
    engine.in_turn = True  # as in a turn of the loop
    try:
        seen = functions_called(lambda: engine.run(on_readable))
    finally:
        engine.in_turn = False
    theirs.close()
    child.disconnect()
    engine.drain()

    assert messages == [MESSAGE, MESSAGE, MESSAGE]
    way = described("The way in.")
    if hasattr(EventEmitter.emit, "__wrapped__"):  # the compiled one is no step of Python
        assert way.pop() == "_events.emitter:EventEmitter.emit"
    assert [name for name in seen if name != "_loop:Engine.run"] == way


def test_the_way_out() -> None:
    """From `send` to the socket. What the encoder calls for the parts of the message is its own affair."""
    ours, theirs = socket.socketpair()
    child = Target().open(ours.detach(), "cbor", is_child=True)
    child.send(MESSAGE)  # loads the encoder
    engine.in_turn = True  # as in a turn of the loop: who sends from elsewhere wakes it
    try:
        seen = functions_called(lambda: child.send(MESSAGE))
    finally:
        engine.in_turn = False
    theirs.close()
    child.disconnect()
    engine.drain()
    way = described("The way out,")
    encode = next(place for place, name in enumerate(way) if name.endswith(":encode"))

    assert len(way) == 6
    assert seen[: encode + 1] == way[: encode + 1]
    assert [name for name in seen[encode + 1 :] if not name.startswith("_wires.")] == way[encode + 1 :]
