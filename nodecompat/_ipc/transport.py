"""One end of a stream socket on the loop: bytes in, frames out.

What must stay true:

- nothing here blocks, but `flush_all`, which the end of the process calls with a limit;
- frames go out whole and in order, those of one thread in the order it sent them, whatever the kernel takes
  of each write;
- a frame that finds nothing before it is written at once: a message followed by a long computation arrives now;
- what was accepted is written before the descriptor is closed, and holds the loop until it is;
- one read a callback, so that no busy peer starves the others;
- the descriptor is closed exactly once, and never shut down: a forked copy closes only its own.

Theory. `_queue` holds the buffers the socket didn't take. Whoever holds `_lock` may write; nobody ever waits
for it to send: who finds it taken (another thread, or a signal handler in the middle of a write) leaves the
frame in `_late`, which the next writer takes over first, and wakes the loop.
"""

from __future__ import annotations

import atexit
import os
from _thread import allocate_lock
from collections import deque
from itertools import islice
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from nodecompat._loop.current import engine
from nodecompat.errors import IpcChannelClosedError, system_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._ipc.codecs import Frame
    from nodecompat._loop.poller import Watcher

    Done = Callable[[BaseException | None], Any]

_CPUS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
HIGH_WATER = 131072  # queued bytes from which `write` answers False (Node: 2 * 65536, measured)
READ_BYTES = 65536
LARGE_READ_BYTES = 262144  # while the rest of a large frame is under way; a socket buffer holds less
_BUFFERS_PER_WRITE = 512  # IOV_MAX is 1024 everywhere we run; the kernel takes less than 512 small ones anyway
ANSWER_NS = 50_000  # how long a peer may take to answer while we look
CONVERSATION_NS = 1_000_000  # after that the loop has its turn
_LOSS, _MOST_LOSS, _MOST_LUCK = 4, 1024, 16  # messages let pass after an answer that didn't come, doubled each time
_FIRST_LUCK = 4 if _CPUS > 1 else -(1 << 60)  # with one CPU the peer can't answer while we look
FLUSH_SECONDS = 5.0  # at the end of the interpreter
_LAST_READS = 64  # reads that empty the socket before it is closed, so that the peer gets EOF and not ECONNRESET

_open: set[Transport] = set()


class Transport:
    """A connected stream socket; takes the descriptor over.

    `on_bytes(data)` is called with what arrived, `on_end()` once when the peer closed its end or the
    connection broke, `on_error(error)` in a tick when a write failed at once and had no callback, and
    `on_forget()` in a forked copy, which has lost the socket. `ref`: the open socket keeps the loop alive.
    """

    def __init__(
        self,
        fd: int,
        on_bytes: Callable[[bytes], Any],
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
        self.read_size = READ_BYTES
        self.queued: int = 0  # bytes in the queue
        self._queue: deque[Any] = deque()
        self._late: deque[tuple[Frame, Done | None]] = deque()
        self._lock = allocate_lock()
        self._taken = 0  # bytes ever queued, and ever written of them: a callback is due at a mark between
        self._written = 0
        self._callbacks: deque[tuple[int, Done]] = deque()
        self._held = False
        self._finishing = False
        self._wrote = False  # since this was last set False
        self._luck = _FIRST_LUCK  # above 0: look for answers
        self._loss = _LOSS
        self.watcher: Watcher = engine.watch(fd, self._on_readable, ref=ref)
        _open.add(self)

    # -- in ---------------------------------------------------------------------------------------------

    def _on_readable(self) -> Any:
        data = self._read(self.read_size)
        if not data:
            return None if data is None else self._end()
        if self._luck > 0 and engine.running:
            return self._converse(data)
        self._luck += 1
        return self._on_bytes(data)

    def _converse(self, data: bytes | None) -> None:
        """Read, and when that made us write, look a moment for the answer before the loop goes to sleep.

        Going to sleep and being woken costs more than a peer needs to answer a small message. Nothing else that is
        due waits for it, nothing at all longer than CONVERSATION_NS; who looks in vain soon stops looking.
        """
        start = monotonic_ns()
        while data:
            self._wrote = False
            self._on_bytes(data)
            engine.drain()
            if not self._wrote or self._queue or self.fd < 0 or engine.timeout() == 0:
                return
            begin = now = monotonic_ns()
            if begin - start > CONVERSATION_NS or self.watcher.readable is None:
                return
            data = None
            while data is None and now - begin < ANSWER_NS:
                data = self._read(self.read_size)
                now = monotonic_ns()
            if data is None:
                self._luck -= self._loss
                self._loss = min(2 * self._loss, _MOST_LOSS)
                return
            self._loss = _LOSS
            if self._luck < _MOST_LUCK:
                self._luck += 1
        self._end()

    def _read(self, size: int) -> bytes | None:
        """What is there; None when nothing is, empty at the end."""
        try:
            return os.read(self.fd, size)
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
            data = self._read(READ_BYTES)
            if data is None:
                return
            if data:
                engine.run(self._on_bytes, data)
            else:
                engine.run(self._end)

    # -- out --------------------------------------------------------------------------------------------

    def write(self, frame: Frame, done: Done | None = None) -> bool:
        """Write a frame now, or as soon as the socket takes it; from any thread.

        `done(None)` is called in a tick when the whole frame went out at once, from the write's completion
        otherwise; `done(error)` when it could not be written. Returns False from `HIGH_WATER` queued bytes on.
        """
        if not self._lock.acquire(False):
            self._late.append((frame, done))
            engine.call_from_thread(self._pump)
            return self.queued < HIGH_WATER
        try:
            if self._queue or self._late:
                self._admit()
                self._push(frame, done, 0)
            else:
                if isinstance(frame, bytes):
                    size = len(frame)
                    sent = os.write(self.fd, frame)
                else:
                    size = sum(map(len, frame))
                    sent = os.writev(self.fd, frame[:_BUFFERS_PER_WRITE])
                if sent == size:
                    self._wrote = True
                    if done is not None:
                        _in_tick(done, None)
                    return True
                self._push(frame, done, sent)
        except BlockingIOError:
            self._push(frame, done, 0)
        except OSError as error:
            self._fail_at_once(error, done)
            return True
        finally:
            self._lock.release()
        if engine.on_loop_thread():
            self._arm()
        else:
            engine.call_from_thread(self._arm)
        return self.queued < HIGH_WATER

    def _fail_at_once(self, error: OSError, done: Done | None) -> None:
        if self.fd < 0:
            if done is not None:
                _in_tick(done, IpcChannelClosedError())
        else:
            _in_tick(done or self._on_error, system_error(error.errno or 0, "write"))

    def _push(self, frame: Frame, done: Done | None, sent: int) -> None:
        """Queue what is left of a frame after `sent` bytes."""
        buffers: list[Any] = [frame] if isinstance(frame, bytes) else frame
        for buffer in buffers:
            size = len(buffer)
            if sent >= size:
                sent -= size
                continue
            rest = memoryview(buffer)[sent:] if sent else buffer
            if type(buffer) is not bytes:
                rest = bytes(rest)  # the caller may change it before it is written
            self._queue.append(rest)
            self.queued += size - sent
            self._taken += size - sent
            sent = 0
        if done is not None:
            self._callbacks.append((self._taken, done))

    def _admit(self) -> None:
        late = self._late
        while late:
            self._push(*late.popleft(), 0)

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
        """Write what is queued, as far as the socket takes it."""
        if self.fd < 0:
            return
        error: BaseException | None = None
        with self._lock:
            self._admit()
            try:
                self._write_queue()
            except BlockingIOError:
                pass
            except OSError as failure:
                error = system_error(failure.errno or 0, "write")
            written = self._written
            if error is not None:
                self._drop_queue()
        if self._queue:
            self._arm()
        elif self._finishing:
            self._close()
        else:
            self._disarm()
        self._report(written, None)
        self._report(self._written, error)

    def _write_queue(self) -> None:
        queue = self._queue
        while queue:
            sent = os.writev(self.fd, [*islice(queue, _BUFFERS_PER_WRITE)])
            self.queued -= sent
            self._written += sent
            while sent:
                size = len(queue[0])
                if sent < size:
                    queue[0] = memoryview(queue[0])[sent:]
                    return
                sent -= size
                queue.popleft()

    def _drop_queue(self) -> None:
        self._admit()
        self._queue.clear()
        self._written += self.queued
        self.queued = 0

    def _report(self, mark: int, error: BaseException | None) -> None:
        """Call back for what was queued up to a mark."""
        callbacks = self._callbacks
        while callbacks and callbacks[0][0] <= mark:
            engine.run(callbacks.popleft()[1], error)

    # -- the end ----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Read no more; close as soon as what was accepted is written."""
        if self.fd < 0 or self._finishing:
            return
        self._finishing = True
        if not self._queue and not self._late:
            self._close()
            return
        if self.watcher.readable is not None:  # what the peer still sends is thrown away, so that it comes to read
            self.watcher.set(readable=self._discard)
        self._arm()

    def _discard(self) -> None:
        if self._read(READ_BYTES) == b"":
            self.watcher.set(readable=None)

    def abandon(self) -> None:
        """Close now. Frames that were not written fail with ERR_IPC_CHANNEL_CLOSED."""
        if self.fd >= 0:
            with self._lock:
                self._drop_queue()
            self._close()
            for _, done in self._callbacks:
                _in_tick(done, IpcChannelClosedError())
            self._callbacks.clear()

    def _close(self) -> None:
        self._disarm()
        self.watcher.close()
        for _ in range(_LAST_READS):
            if not self._read(READ_BYTES):
                break
        with self._lock:
            fd, self.fd = self.fd, -1
        os.close(fd)
        _open.discard(self)

    def flush(self, deadline: float) -> bool:
        """Write what is queued, blocking until the deadline on the monotonic clock; False when that was too soon."""
        import select
        from time import monotonic

        if not self._lock.acquire(timeout=max(deadline - monotonic(), 0)):
            return False
        try:
            self._admit()
            poll = select.poll()
            poll.register(self.fd, select.POLLOUT)
            while self._queue:
                try:
                    self._write_queue()
                except BlockingIOError:
                    left = deadline - monotonic()
                    if left <= 0 or not poll.poll(left * 1000):
                        return False
        except OSError:
            self._drop_queue()  # the peer is gone: nothing is left to wait for
        finally:
            self._lock.release()
        return True

    def _forget(self) -> None:
        """In a forked copy: close this copy of the descriptor; no event tells of it."""
        fd, self.fd = self.fd, -1
        self._lock = allocate_lock()
        self._drop_queue()
        self._callbacks.clear()
        self._held = False
        os.close(fd)
        self._on_forget()


def _in_tick(function: Done, error: BaseException | None) -> None:
    if engine.on_loop_thread():
        engine.next_tick(function, error)
    else:
        engine.call_from_thread(function, error)


def flush_all(seconds: float) -> bool:
    """Write what the open transports have queued, blocking at most so long; for the end of the process.

    Returns whether everything went out.
    """
    from time import monotonic

    deadline = monotonic() + seconds
    return all([transport.flush(deadline) for transport in [*_open] if transport._queue or transport._late])


def _forget_all() -> None:
    for transport in [*_open]:
        transport._forget()
    _open.clear()


os.register_at_fork(after_in_child=_forget_all)
atexit.register(flush_all, FLUSH_SECONDS)  # what a thread sent when the loop had ended already
