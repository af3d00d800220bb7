"""One end of a stream socket on the loop: bytes in, frames out.

What must stay true:

- nothing here blocks, but `flush_all`, which the end of the process calls with a limit;
- frames go out whole and in order, those of one thread in the order it sent them, whatever the kernel takes
  of each write;
- a frame that finds nothing before it is written at once: a message followed by a long computation arrives now;
  only those of a burst (see `write`) wait for each other, at most until the drain after the running callback;
- what was accepted is written before the descriptor is closed, and holds the loop until it is;
- one read a callback, so that no busy peer starves others;
- the descriptor is closed exactly once, and never shut down: a forked copy closes only its own.

Theory. `_out` holds what the socket didn't take. Whoever holds `_lock` may write; nobody ever waits for it to
send: who finds it taken (another thread, or a signal handler in the middle of a write) leaves the frame in
`_late`, which the next writer takes over first, and wakes the loop. `_burst` is the loop thread's alone; as long
as it isn't empty, a tick is queued that will write it.
"""

from __future__ import annotations

import atexit
import os
from _thread import allocate_lock, get_ident
from collections import deque
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from nodecompat._ipc.answers import CONVERSATION_NS, Answers
from nodecompat._ipc.outbox import BUFFERS_PER_WRITE, Outbox
from nodecompat._loop.current import engine
from nodecompat.errors import IpcChannelClosedError, system_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._ipc.codecs import Frame
    from nodecompat._ipc.outbox import Done
    from nodecompat._loop.poller import Watcher

HIGH_WATER = 131072  # queued bytes from which `write` answers False (Node: 2 * 65536, measured)
READ_BYTES = 65536
_LARGE_READ_BYTES = 262144  # a socket buffer holds less
PAUSE_NS = 100_000  # without a send that long, a burst is over
BURST = 8  # sends without a pause, after which the next ones are collected
BURST_BYTES = 8192  # that are collected at most
FLUSH_SECONDS = 5.0  # at the end of the interpreter
_LAST_READS = 64  # reads that empty the socket before it is closed, so that the peer gets EOF and not ECONNRESET

_open: set[Transport] = set()
_scratch: memoryview | None = None


class Transport:
    """A connected stream socket; takes the descriptor over.

    `on_bytes(data)` is called with what arrived (a view is on memory that will be used again), `on_end()` once when
    the peer closed its end or the connection broke, `on_error(error)` in a tick when a write failed at once and had
    no callback, `on_forget()` in a forked copy, which has lost the socket. `ref`: the socket keeps the loop alive.
    """

    def __init__(
        self,
        fd: int,
        on_bytes: Callable[[bytes | memoryview], Any],
        on_end: Callable[[], Any],
        on_error: Done,
        on_forget: Callable[[], Any] = lambda: None,
        *,
        ref: bool,
    ) -> None:
        os.set_inheritable(fd, False)
        os.set_blocking(fd, False)
        self.fd: int = fd
        self._on_bytes = on_bytes
        self._on_end = on_end
        self._on_error = on_error
        self._on_forget = on_forget
        self.large = False  # whether the rest of a large frame is under way
        self._out = Outbox()
        self._late: deque[tuple[Frame, Done | None]] = deque()
        self._lock = allocate_lock()
        self._held = False  # the loop, as long as something waits
        self._finishing = False
        self._sends = 0  # without a pause
        self._pause_at = 0  # when the next send is one after a pause
        self._burst: list[bytes] = []
        self._burst_bytes = 0
        self._wrote = False  # since this was last set False
        self._answers = Answers()
        self.watcher: Watcher = engine.watch(fd, self._on_readable, ref=ref)
        _open.add(self)

    # -- in ---------------------------------------------------------------------------------------------

    def _on_readable(self) -> Any:
        if self.large:
            return self._read_large()
        data = self._read()
        if not data:
            return None if data is None else self._end()
        self._sends = 0  # an answer to the only message that came shall not be looked at as part of a burst
        if self._answers.expected() and engine.running:
            return self._converse(data)
        return self._on_bytes(data)

    def _converse(self, data: bytes | None) -> None:
        """Read, and when that made us write, look a moment for the answer before the loop goes to sleep.

        Nothing else that is due waits for it, and nothing at all longer than CONVERSATION_NS.
        """
        end = monotonic_ns() + CONVERSATION_NS
        while data:
            self._wrote = False
            self._sends = 0
            self._on_bytes(data)
            engine.drain()
            if not self._wrote or self._out.size or self.large or self.fd < 0 or engine.timeout() == 0:
                return
            if self.watcher.readable is None:
                return
            data = self._answers.look(self._read, end)
        if data is not None:
            self._end()

    def _read_large(self) -> Any:
        """Read into memory that is used again and again: fresh memory of that size costs more than the copy."""
        global _scratch
        if _scratch is None:
            _scratch = memoryview(bytearray(_LARGE_READ_BYTES))
        try:
            size = os.readv(self.fd, [_scratch])
        except BlockingIOError:
            return None
        except OSError:  # see `_read`
            size = 0
        return self._on_bytes(_scratch[:size]) if size else self._end()

    def _read(self) -> bytes | None:
        """What is there; None when nothing is, empty at the end."""
        try:
            return os.read(self.fd, READ_BYTES)
        except BlockingIOError:
            return None
        except OSError:  # ECONNRESET: the peer closed without having read everything; its end all the same
            return b""

    def _end(self) -> Any:
        self.watcher.set(readable=None)
        return self._on_end()

    def read_rest(self) -> None:
        """Read what is there now, each read as a callback of its own, up to the end or to nothing more."""
        for _ in range(_LAST_READS):
            if self.fd < 0 or self._finishing or self.watcher.readable is None:
                return
            data = self._read()
            if data is None:
                return
            if data:
                engine.run(self._on_bytes, data)
            else:
                engine.run(self._end)

    # -- out --------------------------------------------------------------------------------------------

    @property
    def queued(self) -> int:
        """Bytes that wait for the socket."""
        return self._out.size

    def write(self, frame: Frame, done: Done | None = None) -> bool:
        """Write a frame now, or as soon as the socket takes it; from any thread.

        `done(None)` is called in a tick when the whole frame went out at once, from the write's completion
        otherwise; `done(error)` when it could not be written. Returns False from `HIGH_WATER` queued bytes on.

        Small frames that come without a pause between them are a burst: they are collected from the ninth on.
        What is sent between computations goes out at once; only the last of a burst, BURST_BYTES at most, waits
        for the end of a computation that follows it, as does what a socket doesn't take.
        """
        now = monotonic_ns()
        if now > self._pause_at:
            self._sends = 0
        self._pause_at = now + PAUSE_NS
        if self._sends < BURST or done is not None or type(frame) is not bytes or get_ident() != engine.thread:
            self._sends += 1
            return self._write(frame, done)
        if self._out.size or self._late:
            return self._write(frame, None)
        if not self._burst:
            engine.next_tick(self._write_burst)
        self._burst.append(frame)
        self._burst_bytes += len(frame)
        return self._burst_bytes < BURST_BYTES or self._write_burst()

    def _write_burst(self) -> bool:
        return not self._burst or self._write(b"", None)

    def _write(self, frame: Frame, done: Done | None) -> bool:
        """Write what was collected and this frame."""
        if not self._lock.acquire(False):
            if not isinstance(frame, bytes):
                frame = [bytes(buffer) for buffer in frame]  # the caller may change it before it is written
            self._late.append((frame, done))
            engine.call_from_thread(self._pump)
            return self._out.size < HIGH_WATER
        try:
            if self._late or self._out.size:
                self._admit()
                self._out.put(frame, done)
            elif self._write_now(self._after_burst(frame) if self._burst else frame, done):
                return True
        except OSError as error:
            self._fail_at_once(error, done)
            return True
        finally:
            self._lock.release()
        if not self._held:
            if engine.on_loop_thread():
                self._arm()
            else:
                engine.call_from_thread(self._arm)
        return self._out.size < HIGH_WATER

    def _after_burst(self, frame: Frame) -> Frame:
        if get_ident() != engine.thread:  # which may be adding to it at this moment
            return frame
        burst, self._burst, self._burst_bytes = self._burst, [], 0
        return b"".join([*burst, frame]) if isinstance(frame, bytes) else [*burst, *frame]

    def _write_now(self, frame: Frame, done: Done | None) -> bool:
        """Write a frame that finds nothing before it; False when a part of it has to wait."""
        try:
            if isinstance(frame, bytes):
                size = len(frame)
                sent = os.write(self.fd, frame)
            else:
                size = sum(map(len, frame))
                sent = os.writev(self.fd, frame[:BUFFERS_PER_WRITE])
        except BlockingIOError:
            sent = 0
        if sent < size:
            self._out.put(frame, done, sent)
            return False
        self._wrote = True
        if done is not None:
            _in_tick(done, None)
        return True

    def _fail_at_once(self, failure: OSError, done: Done | None) -> None:
        error = system_error(failure.errno or 0, "write") if self.fd >= 0 else IpcChannelClosedError()
        if done is not None or self.fd >= 0:
            _in_tick(done or self._on_error, error)

    def _admit(self) -> None:
        """Take over what came while somebody wrote, and what was collected."""
        if self._burst:
            self._out.put(self._after_burst(b""), None)
        late = self._late
        while late:
            self._out.put(*late.popleft())

    def _arm(self) -> None:
        if self.fd < 0:
            return
        if not self._held:
            self._held = True
            engine.hold()
            if not engine.in_turn:
                engine.poke()
        self.watcher.set(writable=self._pump)

    def _disarm(self) -> None:
        if self._held:
            self._held = False
            engine.release()
        if self.fd >= 0:
            self.watcher.set(writable=None)

    def _pump(self) -> None:
        """Write what waits, as far as the socket takes it."""
        if self.fd < 0:
            return
        out, error, lost = self._out, None, list[Any]()
        with self._lock:
            self._admit()
            try:
                out.write(self.fd)
            except BlockingIOError:
                pass
            except OSError as failure:
                error = system_error(failure.errno or 0, "write")
            written = [*out.due()]
            if error is not None:
                lost = out.drop()
        if out.size:
            self._arm()
        elif self._finishing:
            self._close()
        else:
            self._disarm()
        for done in written:
            engine.run(done, None)
        for done in lost:
            engine.run(done, error)

    # -- the end ----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Read no more; close as soon as what was accepted is written."""
        if self.fd < 0 or self._finishing:
            return
        self._write_burst()
        self._finishing = True
        if not self._out.size and not self._late:
            self._close()
            return
        if self.watcher.readable is not None:  # what the peer still sends is thrown away, so that it comes to read
            self.watcher.set(readable=self._discard)
        self._arm()

    def _discard(self) -> None:
        if self._read() == b"":
            self.watcher.set(readable=None)

    def abandon(self) -> None:
        """Close now. Frames that were not written fail with ERR_IPC_CHANNEL_CLOSED."""
        if self.fd >= 0:
            with self._lock:
                self._admit()
                lost = self._out.drop()
            self._close()
            for done in lost:
                _in_tick(done, IpcChannelClosedError())

    def _close(self) -> None:
        self._disarm()
        self.watcher.close()
        for _ in range(_LAST_READS):
            if not self._read():
                break
        with self._lock:
            fd, self.fd = self.fd, -1
        os.close(fd)
        _open.discard(self)

    def flush(self, deadline: float) -> bool:
        """Write what is queued, blocking until the deadline on the monotonic clock; False when that was too soon."""
        from time import monotonic

        if not self._lock.acquire(timeout=max(deadline - monotonic(), 0)):
            return False
        try:
            self._admit()
            return self._out.write_until(self.fd, deadline)
        finally:
            self._lock.release()

    def _forget(self) -> None:
        """In a forked copy: close this copy of the descriptor; no event tells of it."""
        fd, self.fd = self.fd, -1
        self._lock = allocate_lock()
        self._late.clear()
        self._out.drop()
        self._burst = []
        self._held = False
        os.close(fd)
        self._on_forget()


def _in_tick(function: Done, error: BaseException | None) -> None:
    if engine.on_loop_thread():
        engine.next_tick(function, error)
    else:
        engine.call_from_thread(function, error)


def flush_all(seconds: float) -> bool:
    """Write what the open transports have queued, blocking at most so long; returns whether everything went out."""
    from time import monotonic

    deadline = monotonic() + seconds
    return all([one.flush(deadline) for one in [*_open] if one._out.size or one._late or one._burst])


def write_bursts() -> None:
    """Write what was collected: this process is about to wait, or to be ended by a signal."""
    for transport in [*_open]:
        transport._write_burst()


def _forget_all() -> None:
    for transport in [*_open]:
        transport._forget()
    _open.clear()


os.register_at_fork(after_in_child=_forget_all)
atexit.register(flush_all, FLUSH_SECONDS)  # what a thread sent when the loop had ended already
