"""A channel that tells what goes over the wire: NODE_DEBUG=ipc.

    IPC 1234: #1 open cbor
    IPC 1234: #1 out cbor 9 bytes 24(<<"hello">>)
    IPC 1234: #1 in cbor 8 bytes 24(<<{"a": [1]}>>)

The number is that of the channel within its process. A frame is rendered as its wire is read best: CBOR in diagnostic
notation, JSON as it is, `advanced` (V8's and Bun's) as the value it stands for, or in hexadecimal where it stands for
none. Real Node has no such section: its NODE_DEBUG=ipc prints nothing.

What must stay true: a traced channel does what the plain one does; whatever happens to stderr, or to a rendering, costs
it nothing but the line; a line is short, is written whole by one call, and its cost does not grow with the frame.
This file is loaded only where NODE_DEBUG is set.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

from nodecompat._channel.protocol import BAD_FRAME, END, Channel
from nodecompat._os.node_debug import asks_for
from nodecompat._wires.cbor.show import decoded, diagnostic, hexadecimal, printable, shortened
from nodecompat._wires.jsc.dialect import first_bytes_dialect
from nodecompat._wires.meter import KEPT, Meter, Sample
from nodecompat._wires.preview import preview

if TYPE_CHECKING:
    from nodecompat._channel.protocol import Notice
    from nodecompat._wires.table import Frame

_STDERR = 2
_ADVANCED = "advanced"
_numbers = count(1)


def channel_class() -> type[Channel]:
    """The class of channels: the traced one if NODE_DEBUG names `ipc` and there is a stderr."""
    asked = asks_for(os.environ.get("NODE_DEBUG"), "ipc")
    return TracedChannel if asked and sys.__stderr__ is not None else Channel


def write_line(text: str) -> None:
    """Write a line to descriptor 2, whole and past all streams; a stderr that takes none goes without it."""
    line = f"IPC {os.getpid()}: {text}\n".encode("utf-8", "backslashreplace")
    try:
        os.write(_STDERR, line)
    except OSError:
        pass


class TracedChannel(Channel):
    """A Channel that prints each frame and each end."""

    def __init__(self, wire: str, **options: Any) -> None:
        super().__init__(wire, **options)
        self._name = wire
        self._number = next(_numbers)
        self._dialect: str | None = None  # of `advanced`, as it was printed last
        self._meter = None if wire == _ADVANCED else Meter(wire)
        self._unmetered = b""  # what came before the dialect was clear
        self._receiving = False
        self._say(f"open {wire}")

    def _say(self, text: str) -> None:
        write_line(f"#{self._number} {text}")

    def _take_dialect(self, dialect: str | None) -> None:
        if dialect is not None and dialect != self._dialect and self._name == _ADVANCED:
            self._dialect = dialect
            self._say(f"dialect {dialect}")

    def speak(self, dialect: str | None) -> None:
        """As Channel's."""
        super().speak(dialect)
        self._take_dialect(dialect)

    # -- out ----------------------------------------------------------------------------------------------

    def send(self, value: Any) -> Frame:
        """As Channel's."""
        frame = super().send(value)
        self._say_frame("out", sampled(frame), value)
        return frame

    def send_internal(self, value: dict[str, Any]) -> Frame:
        """As Channel's."""
        frame = super().send_internal(value)
        if not self._receiving:  # otherwise it comes out of `data_to_send`
            self._say_frame("out", sampled(frame), value)
        return frame

    # -- in -----------------------------------------------------------------------------------------------

    def receive(self, data: bytes | memoryview) -> tuple[list[Notice], int]:
        """As Channel's."""
        samples = self._metered(data)
        self._receiving = True
        try:
            notices, wanted = super().receive(data)
        finally:
            self._receiving = False
        for kind, value in notices:
            if kind is END:
                self._say_end()
            elif kind is BAD_FRAME:
                self._say_bad(samples, value)
            elif samples:
                self._say_frame("in", samples.pop(0), value)
        return notices, wanted

    def data_to_send(self) -> list[Frame]:
        """As Channel's."""
        frames = super().data_to_send()
        for frame in frames:
            self._say_frame("out", sampled(frame))
        return frames

    def _say_end(self) -> None:
        left = self._meter.unfinished.size if self._meter is not None else len(self._unmetered)
        self._say(f"in end, {left} bytes of a frame are lost" if left else "in end")

    def _metered(self, data: bytes | memoryview) -> list[Sample]:
        if self._meter is None:
            self._unmetered += data
            dialect = first_bytes_dialect(self._unmetered)
            if dialect is None:
                return []
            self._take_dialect(dialect)
            self._meter = Meter(dialect)
            data, self._unmetered = self._unmetered, b""
        return self._meter.take(data)

    def _say_bad(self, samples: list[Sample], error: Any) -> None:
        sample = samples[0] if samples or self._meter is None else self._meter.unfinished
        text = printable(f"bad frame at byte {error.offset}: {error.reason}")
        shown = self._text(sample) if self._name == "json" else hexadecimal(sample.start)
        self._say(f"in {self._wire_name} {shortened(text)}: {shown}")

    # -- ends ---------------------------------------------------------------------------------------------

    def disconnect(self) -> None:
        """As Channel's."""
        self._say("disconnect")
        super().disconnect()

    # -- lines --------------------------------------------------------------------------------------------

    @property
    def _wire_name(self) -> str:
        return f"{self._name}/{self._dialect}" if self._dialect else self._name

    def _say_frame(self, direction: str, sample: Sample, *value: Any) -> None:
        try:
            text = self._rendered(sample, *value)
        except Exception as failure:  # an error of ours; the message goes its way
            text = f"{hexadecimal(sample.start)} ({type(failure).__name__})"
        self._say(f"{direction} {self._wire_name} {sample.size} bytes {text}")

    def _rendered(self, sample: Sample, *value: Any) -> str:
        if self._name == "cbor":
            return diagnostic(sample.start)
        if self._name == "json":
            return self._text(sample)
        return preview(*value) if value else hexadecimal(sample.start)

    def _text(self, sample: Sample) -> str:
        text = printable(decoded(sample.start.rstrip(b"\r\n")))
        return shortened(text + "..." * (sample.size > len(sample.start)))


def sampled(frame: Frame) -> Sample:
    """The size and the start of a frame, which may be a list of buffers."""
    if isinstance(frame, bytes):
        return Sample(len(frame), frame[:KEPT])
    size, start = 0, b""
    for buffer in frame:
        size += len(buffer)
        if len(start) < KEPT:
            start += bytes(buffer[: KEPT - len(start)])
    return Sample(size, start)
