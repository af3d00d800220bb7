"""A channel that tells what goes over the wire: NODE_DEBUG=ipc, who listens to `nodecompat.channel.message`, `top`.

    IPC 1234: #1 open cbor
    IPC 1234: #1 out cbor 9 bytes 24(<<"hello">>)
    IPC 1234: #1 in cbor 8 bytes 24(<<{"a": [1]}>>)

The number is that of the channel within its process. How a frame is shown its wire says (`show` in the table of wires).
Real Node has no such section: its NODE_DEBUG=ipc prints nothing.

What must stay true: a traced channel does what the plain one does; whatever happens to stderr, or to a rendering, costs
it nothing but the line; a line is short, is written whole by one call, and its cost does not grow with the frame.
A channel that is open already becomes a traced one when somebody begins to listen, between two of its frames, and a
plain one, on the quick road, when nobody does any more. This file is loaded only where NODE_DEBUG is set, or somebody
listens.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from nodecompat._channel.protocol import BAD_FRAME, END, HANDLE, OPEN, Channel, is_internal
from nodecompat._channel.sending import Sender, open_senders
from nodecompat._on_use import on_use
from nodecompat._os.node_debug import asks_for
from nodecompat._seeing.live import MESSAGES, live, publish
from nodecompat._wires.show import KEPT, hexadecimal, printable, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._channel.protocol import Notice
    from nodecompat._errors.base import IpcBadFrameError
    from nodecompat._seeing import observing
    from nodecompat._wires.protocols import Frame
else:
    observing = on_use("nodecompat._seeing.observing")  # what listens stands above the channel

_STDERR = 2
_numbers = count(1)
_reasons: set[str] = set()  # to trace channels that print nothing


def channel_class(target: object = None) -> Callable[..., Channel]:
    """What makes the channel of a target: the traced one if NODE_DEBUG names `ipc` and there is a stderr, or if
    somebody wants to be told of messages.
    """
    asked = os.environ.get("NODE_DEBUG")
    observing.begin(asked)
    prints = asks_for(asked, "ipc") and sys.__stderr__ is not None
    return partial(TracedChannel, target=target, prints=prints) if prints or _reasons else Channel


def want(reason: str, *, wants: bool) -> None:
    """Have all channels traced for a reason, those that are open and those that are made; or for that one no longer."""
    _reasons.add(reason) if wants else _reasons.discard(reason)
    Sender.is_seen = bool(_reasons)
    for sender in open_senders():
        channel = sender._channel
        if isinstance(channel, TracedChannel):
            if not _reasons and not channel._prints:
                channel.be_plain()
        elif _reasons:
            # Everybody who knows the channel goes on to know it; there is nothing in a traced one but more attributes.
            channel.__class__ = TracedChannel
            assert isinstance(channel, TracedChannel)
            channel._begin(sender.target, prints=False)
            channel.arrive = None
        sender.heed_frames()


def write_line(text: str) -> None:
    """Write a line to descriptor 2, whole and past all streams; a stderr that takes none goes without it."""
    line = f"IPC {os.getpid()}: {text}\n".encode("utf-8", "backslashreplace")
    try:
        os.write(_STDERR, line)
    except OSError:
        pass


class TracedChannel(Channel):
    """A Channel that prints each frame and each end."""

    looks_at_frames = True

    def __init__(self, wire: str, *, target: object = None, prints: bool = True, **options: Any) -> None:
        super().__init__(wire, **options)
        self._begin(target, prints=prints)
        self._say(f"open {wire}")

    def _begin(self, target: object, *, prints: bool) -> None:
        self._target = target
        self._prints = prints
        self._number = next(_numbers)
        self._named = self._wire.serialization  # the wire, as it was printed last
        self._position = 0  # bytes of the stream that the framing was given before the last read
        self._unfinished = b""  # the first bytes of the frame that is not complete, or of what stands in its place
        self._receiving = False
        self.told = {"out": (0, 0), "in": (0, 0)}  # how many frames, and bytes of them, were told of

    def be_plain(self) -> None:
        """Trace no longer."""
        self.__class__ = Channel  # type: ignore[assignment]
        self.arrive = getattr(self._decode, "arrivals", None)

    def speak(self, dialect: str | None) -> None:
        """As Channel's."""
        super().speak(dialect)
        if dialect is not None and self._dialects is not None:
            before, self._named = self._named, f"{self._wire.serialization}/{dialect}"
            if before != self._named:
                self._say(f"dialect {dialect}")

    # -- out ----------------------------------------------------------------------------------------------

    def send(self, value: object) -> Frame:
        """As Channel's."""
        frame = super().send(value)
        self._say_sent(frame, value)
        return frame

    def send_internal(self, value: dict[str, Any]) -> Frame:
        """As Channel's."""
        frame = super().send_internal(value)
        if not self._receiving:  # otherwise it comes out of `data_to_send`
            self._say_sent(frame, value)
        return frame

    def data_to_send(self) -> list[Frame]:
        """As Channel's."""
        frames = super().data_to_send()
        for frame in frames:
            self._say_sent(frame)
        return frames

    def disconnect(self) -> None:
        """As Channel's."""
        self._say("disconnect")
        super().disconnect()

    # -- in -----------------------------------------------------------------------------------------------

    def receive(self, data: bytes | memoryview) -> tuple[list[Notice], int]:
        """As Channel's."""
        if self._arriving is not None:  # from before the channel was traced
            self._arriving.settle()
        stream = self._start + bytes(data) if self._start else data  # what the framing is given, once it is
        was_open = self.incoming is OPEN
        self._position = self._framing.taken
        self._receiving = True
        try:
            notices, wanted = super().receive(data)
        finally:
            self._receiving = False
        frames = iter(self._frames(stream) if data and was_open and not self._start else ())
        for kind, value in notices:
            if kind is END:
                left = len(self._start) or self._framing.taken - self._framing.next
                self._say(f"in end, {left} bytes of a frame are lost" if left else "in end")
            elif kind is BAD_FRAME:
                self._say_bad(value, *next(frames, (0, self._unfinished)))
            else:
                self._say_frame("in", *next(frames), value[0] if kind is HANDLE else value)
        return notices, wanted

    def _frames(self, data: bytes | memoryview) -> list[tuple[int, bytes]]:
        """The size and the first bytes of each frame that the framing found in the bytes it was given last."""

        def beginning(offset: int, size: int) -> bytes:
            if offset >= self._position:
                return bytes(data[offset - self._position :][: min(size, KEPT)])
            return (self._unfinished + bytes(data[:KEPT]))[: min(size, KEPT)]  # it began in an earlier read

        frames = [(size, beginning(offset, size)) for offset, size in self._framing.spans()]
        self._unfinished = beginning(self._framing.next, KEPT)
        return frames

    # -- lines --------------------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        if self._prints:
            write_line(f"#{self._number} {text}")

    def _publish(self, direction: str, size: int, *value: object) -> None:
        publish(
            MESSAGES,
            process=self._target,
            direction=direction,
            channel=self._number,
            serialization=self._wire.serialization,
            bytes=size,
            internal=bool(value) and is_internal(value[0]),
        )

    def _say_sent(self, frame: Frame, *value: object) -> None:
        buffers = [frame] if isinstance(frame, bytes) else frame
        start = b""
        for buffer in buffers:
            if len(start) < KEPT:
                start += buffer[: KEPT - len(start)]
        self._say_frame("out", sum(map(len, buffers)), start, *value)

    def _say_frame(self, direction: str, size: int, start: bytes, *value: object) -> None:
        frames, total = self.told[direction]
        self.told[direction] = frames + 1, total + size
        if live:
            self._publish(direction, size, *value)
        if not self._prints:
            return
        try:
            text = self._wire.show.good(start, size, *value)
        except Exception as failure:  # an error of ours; the message goes its way
            text = f"{hexadecimal(start)} ({type(failure).__name__})"
        self._say(f"{direction} {self._named} {size} bytes {text}")

    def _say_bad(self, error: IpcBadFrameError, size: int, start: bytes) -> None:
        text = shortened(printable(f"bad frame at byte {error.offset}: {error.reason}"))
        self._say(f"in {self._named} {text}: {self._wire.show.bad(start, size)}")
