"""The stream to the other side: frames out, in order, and bytes in; and whether the other side is still there.

What must stay true: nothing blocks; a frame goes out whole, and one that is urgent before all others that wait; after
what is no frame nothing is read any more, and the stream is closed, once. Both sides say that they are there while they
say nothing else, and each ends the stream when nothing came for the time that both know: so a cut network, of which
the system tells nobody, ends it on both sides.
"""

from __future__ import annotations

from collections import deque
from math import inf
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from .._channel.outbox import Outbox
from .._loop.current import engine
from .._timers.scheduling import clearTimeout, setTimeout
from . import protocol
from .pulse import pulse
from .wire import SMALL_READ, next_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .protocol import Bytes, Frame
    from .wire import Wire

HIGH_WATER: Final = 1 << 20
"""Bytes that wait for the stream, from which on no descriptor is read."""
_ALIVE: Final = protocol.frame(protocol.ALIVE)


class Line:
    """The stream to the other side: frames out, in order, and bytes in."""

    def __init__(
        self, wire: Wire, takes: frozenset[int], on_frame: Callable[[Frame], object], *, computes: bool = False
    ) -> None:
        """`computes`: what else runs on this loop may keep it for long, which does not mean that this side is gone."""
        self.is_open = True
        self.is_finishing = False
        self.every = protocol.ALIVE_SECONDS
        """Seconds after which something is said again."""
        self.on_end: Callable[[Exception | None], object] = nothing
        self.on_drain: Callable[[], object] = nothing
        self._wire = wire
        self._frames = protocol.Frames(takes)
        self._on_frame = on_frame
        self._lock = RLock()  # what is written; TLS is read under it too
        self._outbox = Outbox()  # the frame that is being written
        self._waiting: deque[list[Bytes]] = deque()  # those after it
        self._behind = 0  # bytes in them
        self._urgent: deque[bytes] = deque()  # those before them
        self._size = SMALL_READ
        self._computes = computes
        self._has_said = False  # something, since the last look
        self._heard, self._silence = monotonic(), inf
        self._timer: Any = None
        self._watcher: Watcher = engine.watch(wire.fd, self.read, name="RemoteStream")
        self._watcher.unref()
        self._writing = self._watcher
        if wire.out != wire.fd:
            self._writing = engine.watch(wire.out, None, name="RemoteStream")
            self._writing.unref()
        if wire.before:
            engine.next_tick(self.read)
        if not wire.is_ready:
            self._write()

    # -- out ------------------------------------------------------------------------------------------

    @property
    def waits(self) -> int:
        """Bytes that are not written yet, but for urgent frames that have not begun."""
        return self._outbox.size + self._behind

    def send(self, *parts: Bytes) -> None:
        """Send a frame, whose header may stand alone."""
        if self.is_open:
            with self._lock:
                self._waiting.append([*parts])
                self._behind += sum(map(len, parts))
            self._write()

    def send_first(self, frame: bytes) -> None:
        """Send a frame before those that wait."""
        if self.is_open:
            with self._lock:
                self._urgent.append(frame)
            self._write()

    def finish(self) -> None:
        """Close when all is written."""
        self.is_finishing = True
        self._write()

    def write_out(self, seconds: float) -> None:
        """At the end of the process: wait, not longer than this, until all is written."""
        deadline = monotonic() + seconds
        with self._lock:
            while self.is_open and self._outbox.size and self._outbox.write_until(self._wire.out, deadline):
                self._write()

    def _write(self) -> None:
        try:
            with self._lock:
                self._flush()
        except BlockingIOError:
            self._writing.set(writable=self._writable)
            return
        except OSError as error:
            self._ended(error)
            return
        if self.is_open:
            self._writing.set(writable=None)
            if self.is_finishing and not self.waits:
                self.close()

    def _flush(self) -> None:
        """Write what the stream takes. Raises OSError, BlockingIOError when that is not all."""
        outbox, wire = self._outbox, self._wire
        while self.is_open and (outbox.size or self._put_next(wire)):
            self._has_said = True
            outbox.write(wire.out)

    def _put_next(self, wire: Wire) -> bool:
        if owed := wire.owed():
            self._outbox.put(owed, None)
        elif wire.is_ready and (self._urgent or self._waiting):
            frame: list[Bytes] = [self._urgent.popleft()] if self._urgent else self._next()
            self._outbox.put(wire.sealed(frame), None)
        return self._outbox.size > 0

    def _next(self) -> list[Bytes]:
        frame = self._waiting.popleft()
        self._behind -= sum(map(len, frame))
        return frame

    def _writable(self) -> None:
        self._write()
        if self.waits < HIGH_WATER:
            self.on_drain()

    # -- in -------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Take what has come."""
        if not self.is_open:
            return
        try:
            with self._lock:
                data = self._wire.read(self._size)
        except BlockingIOError:
            self._answer()
            return
        except OSError as error:
            self._ended(error)
            return
        self._heard = monotonic()
        if not data:
            self._ended(None)
            return
        self._size = next_size(self._size, len(data))
        try:
            for frame in self._frames.feed(data):
                self._on_frame(frame)
                if not self.is_open:
                    return
        except protocol.ProtocolError as error:
            self._ended(error)
        self._answer()

    def _answer(self) -> None:
        if self._wire.answers:
            self._write()

    # -- whether anybody is there ---------------------------------------------------------------------

    def end_after(self, silence: float, patience: float = 0) -> None:
        """From now on the stream ends when nothing came for so many seconds, or for `patience` if that is more.

        This side says something several times in that silence. 0: it never ends so.
        """
        self.every = min(silence / protocol.BEATS, protocol.ALIVE_SECONDS) if silence else protocol.ALIVE_SECONDS
        self._silence = max(silence, patience) if silence else inf
        self._heard = monotonic()
        clearTimeout(self._timer)
        if self.is_open:
            if self._computes:
                pulse.add(self)
            self._look()

    def _look(self) -> None:
        if monotonic() - self._heard >= self._silence:
            self.read()  # this process may have computed meanwhile, or was stopped, and did not look
        left = self._silence - (monotonic() - self._heard)
        if not self.is_open:
            return
        if left <= 0:
            self._ended(TimeoutError(f"nothing came from the other side for {self._silence:g} seconds"))
            return
        if not self._computes:
            self.beat()
        self._timer = setTimeout(self._look, min(left, self.every) * 1000).unref()

    def beat(self) -> None:
        """From any thread: say that this side is there, unless something was said since the last time."""
        with self._lock:
            has_said, self._has_said = self._has_said, False
            if has_said or not self.is_open:
                return
            if not self.waits and not self._urgent:
                self._urgent.append(_ALIVE)
            try:
                self._flush()
            except BlockingIOError:
                engine.call_from_thread(self._write)
            except OSError:
                pass  # the loop will read of it
            self._has_said = False

    # -- the end --------------------------------------------------------------------------------------

    def _ended(self, error: Exception | None) -> None:
        if self.is_open:
            self.close()
            self.on_end(error)

    def close(self) -> None:
        """Close it now."""
        with self._lock:
            if not self.is_open:
                return
            self.is_open = False
            self._watcher.close()
            self._writing.close()
            self._wire.close()
            self._outbox.drop()
            self._waiting.clear()
            self._behind = 0
            self._urgent.clear()
        clearTimeout(self._timer)
        if self._computes:
            pulse.remove(self)


def nothing(*_: object) -> None:
    """Nobody wants to know."""
