"""Descriptors on one side of a stream to the other machine: what they give goes out, what comes in goes to them.

What must stay true: nothing is parsed but the frames of the stream itself; nothing blocks; no descriptor is read
without credit from the other side, and none faster than the stream takes it; bytes of one stream keep their order;
signals overtake what waits. Every descriptor given here is closed here, once.
"""

from __future__ import annotations

import os
import select
from collections import deque
from typing import TYPE_CHECKING, Final

from .._channel.outbox import Outbox
from .._loop.current import engine
from .._os.descriptors import close_quietly
from . import protocol
from .line import HIGH_WATER, nothing
from .wire import SMALL_READ, next_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .line import Line
    from .protocol import Bytes, Frame

_CREDIT_EVERY: Final = protocol.WINDOW // 4
_SMALL: Final = 4096  # bytes below which what came is copied


class Relay:
    """The streams of one child on this side: inlets are descriptors that give one, outlets those that take one.

    The channel is both.
    """

    def __init__(self, line: Line) -> None:
        self.line = line
        self._inlets: dict[int, Inlet] = {}
        self._outlets: dict[int, Outlet] = {}
        line.on_drain = self._drained

    def read(self, stream: int, fd: int) -> Inlet:
        """Send what a descriptor gives."""
        self._inlets[stream] = found = Inlet(self.line, stream, fd)
        return found

    def write(self, stream: int, fd: int, *, shared: bool = False) -> Outlet:
        """Give a descriptor what comes."""
        self._outlets[stream] = found = Outlet(self.line, stream, fd, shared)
        return found

    def both(self, fd: int) -> None:
        """The channel: when the other side has ended it, it is closed here at once in both directions."""
        self.read(protocol.CHANNEL, os.dup(fd))
        self.write(protocol.CHANNEL, fd).on_end = self._inlets[protocol.CHANNEL].close

    def take(self, frame: Frame) -> bool:
        """Pass on a frame of a stream; False for any other. Raises ProtocolError."""
        if frame.kind in protocol.STREAMS:
            if (outlet := self._outlets.get(frame.kind)) is not None:
                outlet.take(frame.payload)
        elif frame.kind == protocol.END:
            stream = protocol.stream_ended(frame.payload)
            if (outlet := self._outlets.get(stream)) is not None:
                outlet.finish()
            elif (inlet := self._inlets.get(stream)) is not None:
                inlet.close()  # nobody reads it there: who writes here is to know
        elif frame.kind == protocol.CREDIT:
            stream, size = protocol.credit_given(frame.payload)
            if (inlet := self._inlets.get(stream)) is not None:
                inlet.give(size)
        else:
            return False
        return True

    def inlet(self, stream: int) -> Inlet | None:
        """That of a stream, unless it has ended."""
        found = self._inlets.get(stream)
        return found if found is not None and found.fd >= 0 else None

    def outlet(self, stream: int) -> Outlet | None:
        """That of a stream, unless it has ended."""
        found = self._outlets.get(stream)
        return found if found is not None and found.fd >= 0 else None

    def outlets(self) -> list[Outlet]:
        """Those that have not ended."""
        return [each for each in self._outlets.values() if each.fd >= 0]

    def inlets(self) -> list[Inlet]:
        """Those that have not ended."""
        return [each for each in self._inlets.values() if each.fd >= 0]

    def _drained(self) -> None:
        for each in self.inlets():
            each.go_on()

    def finish(self) -> None:
        """The other side is gone: what came from it is still passed on, and nothing is read any more."""
        for inlet in self._inlets.values():
            inlet.close()
        for outlet in self._outlets.values():
            outlet.finish()

    def close(self) -> None:
        """Close all descriptors."""
        for inlet in self._inlets.values():
            inlet.close()
        for outlet in self._outlets.values():
            outlet.close()


class Inlet:
    """A descriptor whose bytes go to the other side."""

    def __init__(self, line: Line, stream: int, fd: int) -> None:
        self.fd = fd
        self._line, self._stream = line, stream
        self._credit = protocol.WINDOW
        self._size = SMALL_READ
        self._on_rest: Callable[[], object] | None = None
        os.set_blocking(fd, False)
        self._watcher: Watcher = engine.watch(fd, self._readable, name="RemotePipe")
        self._watcher.unref()

    def give(self, size: int) -> None:
        """The other side has passed on so many bytes. Raises ProtocolError for more than it was sent."""
        self._credit += size
        if self._credit > protocol.WINDOW:
            raise protocol.ProtocolError("credit for bytes that were not sent")
        self.go_on()

    def go_on(self) -> None:
        """Read again, if there is credit."""
        if self._on_rest is not None:
            self.read_rest(self._on_rest)
        elif self.fd >= 0 and self._credit > 0 and self._line.waits < HIGH_WATER:
            self._watcher.set(self._readable)

    def read_rest(self, done: Callable[[], object]) -> None:
        """Read all that is there, and call `done`: who wrote it has ended, or others hold it."""
        self._on_rest = done
        while self.fd >= 0 and self._credit > 0 and self._read():
            pass
        if self.fd < 0 or self._credit > 0:
            self._on_rest = None
            done()

    def _readable(self) -> None:
        if self._credit <= 0 or self._line.waits >= HIGH_WATER:
            self._watcher.set(None)
        else:
            self._read()

    def _read(self) -> bool:
        try:
            data = os.read(self.fd, min(self._credit, self._size))
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self.close()
            self._line.send(protocol.end_of(self._stream))
            return False
        self._size = next_size(self._size, len(data))
        self._credit -= len(data)
        self._line.send(protocol.header(self._stream, len(data)), memoryview(data))
        return True

    def close(self) -> None:
        """Read no more."""
        if self.fd >= 0:
            self._watcher.close()
            close_quietly(self.fd)
            self.fd = -1


class Outlet:
    """A descriptor that gets the bytes of a stream. One that others share keeps its mode, which is theirs too."""

    def __init__(self, line: Line, stream: int, fd: int, shared: bool) -> None:
        self.fd = fd
        self.on_end: Callable[[], object] = nothing
        self._line, self._stream, self._shared = line, stream, shared
        self._outbox = Outbox()  # what is being written
        self._parts: deque[Bytes | bytearray] = deque()  # what comes after it
        self.waits = 0  # bytes for the descriptor
        self._passed = 0  # bytes for which no credit was given yet
        self._is_over = False
        if not shared:
            os.set_blocking(fd, False)
        looks = not shared and stream != protocol.CHANNEL  # that ends with its other direction
        self._watcher: Watcher = engine.watch(fd, self._hung_up if looks else None, name="RemotePipe")
        self._watcher.unref()

    def _hung_up(self) -> None:
        """Nothing is sent in this direction, so it is the end: nobody reads there."""
        try:
            if os.read(self.fd, SMALL_READ):
                return
        except BlockingIOError:
            return
        except OSError:
            pass  # the same end
        self._drop()

    def take(self, payload: Bytes) -> None:
        """Bytes have come. Raises ProtocolError when they are more than there was credit for."""
        if self.waits + self._passed + len(payload) > protocol.WINDOW:
            raise protocol.ProtocolError("more bytes than there was credit for")
        if self.fd < 0:
            self._pass(len(payload))  # nobody reads them any more
            return
        self._keep(payload)
        self.waits += len(payload)
        if self.waits == len(payload):
            self.flush()

    def _keep(self, payload: Bytes) -> None:
        """A small piece is copied, to those before it: it is a view on all that was read with it."""
        if len(payload) >= _SMALL:
            self._parts.append(payload)
            return
        last = self._parts[-1] if self._parts else None
        if isinstance(last, bytearray) and len(last) < protocol.READ_BYTES:
            last += payload
        else:
            self._parts.append(bytearray(payload))

    def finish(self) -> None:
        """The stream has ended: close when all is written."""
        self._is_over = True
        if not self.waits:
            self.close()

    def flush(self) -> None:
        """Write what the descriptor takes."""
        try:
            while self.waits:
                if not self._outbox.size:
                    self._outbox.put([self._next()], None)
                self._write()
        except BlockingIOError:
            self._watcher.set(writable=self.flush)
            return
        except OSError:
            self._drop()
        if self._is_over:
            self.close()
        elif self.fd >= 0:
            self._watcher.set(writable=None)

    def _next(self) -> Bytes:
        part = memoryview(self._parts.popleft())
        if self._shared and len(part) > select.PIPE_BUF:
            self._parts.appendleft(part[select.PIPE_BUF :])
            part = part[: select.PIPE_BUF]  # so many never block
        return part

    def _write(self) -> None:
        outbox, before = self._outbox, self._outbox.size
        if self._shared:
            look = select.poll()
            look.register(self.fd, select.POLLOUT)
            if not look.poll(0):
                raise BlockingIOError
        try:
            outbox.write(self.fd)
        finally:
            self.waits -= before - outbox.size
            self._pass(before - outbox.size)

    def _drop(self) -> None:
        """Nobody reads there any more: say so, and throw away what comes, so that who sends it is not stopped.

        Of a channel only this direction: what was written into the other one is read up to its end, which is told.
        """
        self.on_end = nothing
        if self._stream != protocol.CHANNEL:
            self._line.send(protocol.end_of(self._stream))
        self._pass(self.waits)
        self.close()

    def _pass(self, size: int) -> None:
        self._passed += size
        if self._passed >= _CREDIT_EVERY:
            passed, self._passed = self._passed, 0
            self._line.send(protocol.credit(self._stream, passed))

    def close(self) -> None:
        """Write no more."""
        if self.fd >= 0:
            self._watcher.close()
            close_quietly(self.fd)
            self.fd = -1
            self._outbox.drop()
            self._parts.clear()
            self.waits = 0
            self.on_end()
