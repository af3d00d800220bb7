"""The outgoing side of a stream socket on the loop: frames in, bytes out.

What must stay true:

- nothing here blocks, except `flush`, at the end of the process;
- frames go out whole and in order, those of one thread in the order it sent them, whatever the kernel takes
  of each write;
- a frame that finds nothing before it is written at once: a message followed by a long computation arrives now;
  only those of a burst (see `write`) wait for each other, until the running callback is over or a few hundredths
  of a second have passed;
- what was accepted holds the loop until it is written.

Theory. `_out` holds what the socket did not take. Whoever holds `_lock` may write; `write` never waits for it: a
caller that finds it taken (by another thread, or because a signal handler interrupted a write) leaves the frame in
`_late`, which the next writer takes over, and wakes the loop. Only the loop's thread adds to `_burst`, and only while
`_late` is empty: so whoever holds the lock takes first what was collected, then what was late. Where a compiled burst
is told that nothing waits, it writes without the lock: what it does cannot be interrupted, and whoever takes the lock
says at once that this is over.
"""

from __future__ import annotations

import atexit
import os
from _thread import allocate_lock, get_ident
from collections import deque
from time import monotonic, monotonic_ns
from typing import TYPE_CHECKING

from nodecompat._channel import BUFFERS_PER_WRITE, Burst
from nodecompat._channel.protocol import CLOSED
from nodecompat._loop.current import engine
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from nodecompat import _native as native
    from nodecompat._channel import Done, Handles
    from nodecompat._channel import outbox as outboxes
    from nodecompat._channel import watch as watches
    from nodecompat._channel.protocol import Channel
    from nodecompat._errors import base as errors
    from nodecompat._loop.poller import Watcher
    from nodecompat._native import compiled
    from nodecompat._wires.protocols import Frame

    class Parcels(Protocol):
        """Messages that wait until the peer has answered; see `handles`."""

        @property
        def queued(self) -> int: ...

        def flush(self) -> None: ...

        def close(self, *, tells: bool = True) -> None: ...

else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    native = on_use("nodecompat._native")  # the first burst
    outboxes = on_use("nodecompat._channel.outbox")  # only what the socket does not take at once
    watches = on_use("nodecompat._channel.watch")  # only bursts

HIGH_WATER = 131072  # queued bytes from which `write` answers False (Node: 2 * 65536, measured)
PAUSE_NS = 100_000  # from the end of one send to the next; after that, a burst is over
BURST = 8  # sends without a pause, after which the next ones are collected
BURST_BYTES = 8192  # that are collected at most

_open: set[Sender] = set()


class _Nothing:
    """Stands for an `Outbox` where nothing ever had to wait."""

    size = 0
    pending = False

    def write(self, fd: int) -> None: ...

    def write_until(self, fd: int, deadline: float | None) -> bool:
        return True

    def drop(self) -> list[Done]:
        return []

    def due(self) -> tuple[Done, ...]:
        return ()


_NOTHING = _Nothing()


class Sender:
    """What frames are given to. `channel` knows whether the descriptor is still open.

    `on_error(error)` is called in a tick when a write failed at once and had no callback.
    """

    watcher: Watcher
    patient = False  # whether the end waits for the peer as long as that lives, as a child does for its parent
    through: Callable[[], object] | None = None  # passes the bytes on to another machine, which the loop does otherwise
    is_seen = False  # whether somebody wants to be told of the messages of all channels; see `tracing`
    target: object = None  # whose channel it is: `process` or a ChildProcess
    _told = False  # that the peer did not take what it was sent
    _out: outboxes.Outbox | _Nothing = _NOTHING
    _watch: watches.Watch | None = None  # the one over all that were collected

    def __init__(self, fd: int, channel: Channel, on_error: Done) -> None:
        self.fd: int = fd
        self._channel = channel
        self._on_error = on_error
        self._late: deque[tuple[Frame, Done | None, int, Handles]] = deque()
        self._lock = allocate_lock()
        self._held = False  # whether the loop is held, as it is while something waits
        self._burst: Burst | compiled.Burst = Burst()
        self._compiled: compiled.Burst | None = None  # the same, where it does more; see `free` and `shut` there
        self._bursts = 0  # that were begun
        self._seen = 0  # how many had been begun when the watch last looked
        # `collect(encoder, message)` writes a message or adds it to an open burst, if it can; None on the Python road.
        # It returns whether it did; None when it did, and `write_burst` has to follow; a frame that is to be written.
        self.collect: Callable[[object, object], bool | Frame | None] | None = None
        self._add: Callable[[object, object], bool | Frame | None] | None = None  # what `collect` is while it is let
        self._is_first = True  # whether nothing was written yet
        self._lets_collect = True
        self.parcels: Parcels | None = None  # messages that wait for more than the socket
        self._try_at = HIGH_WATER  # queued bytes from which a write is tried in the middle of a turn
        _open.add(self)

    def write(self, frame: Frame, done: Done | None = None) -> bool:
        """Write a frame now, or as soon as the socket takes it; from any thread.

        `done(None)` is called in a tick when the whole frame went out at once, from the write's completion
        otherwise; `done(error)` when it could not be written. Returns False from `HIGH_WATER` queued bytes on.

        Small frames that come without a pause between them are a burst: they are collected from the ninth on, up to
        BURST_BYTES, until the running callback is over or the watch finds them.
        """
        now = monotonic_ns()
        burst = self._burst
        if now > burst.pause_at:
            burst.sends = 0
        burst.pause_at = now + PAUSE_NS
        if burst.sends < BURST or done is not None or type(frame) is not bytes or get_ident() != engine.thread:
            burst.sends += 1
            return self._write(frame, done)
        if self._out.size or self._late:
            return self._write(frame, None)
        if not burst:
            return self._begin_burst(frame)
        burst.keep(frame)
        return len(burst) < BURST_BYTES or self.write_burst()

    def _begin_burst(self, frame: bytes) -> bool:
        self._bursts += 1
        self._burst.keep(frame)
        engine.next_tick(self.write_burst)
        if Sender._watch is None:
            Sender._watch = watches.watch_over(_look_after_bursts)
        return Sender._watch.begin() or self.write_burst()

    def _take_compiled_road(self) -> None:
        """Plain messages are written or collected without a step of Python, where there is compiled code for it."""
        self._is_first = False
        made = native.burst(BURST_BYTES, PAUSE_NS, BURST, self._channel.peer_max)
        if made is not None:
            made.sends, made.pause_at = self._burst.sends, self._burst.pause_at
            self._burst = self._compiled = made
            self.heed_frames()

    def heed_frames(self) -> None:
        """Whether the channel looks at frames decides whether messages go past it."""
        self._add = None if self._channel.looks_at_frames or self._compiled is None else self._compiled.add
        self.let_collect(self._lets_collect)

    def let_collect(self, lets: bool) -> None:
        """Whether a message may be added to an open burst without being given to `write`."""
        self._lets_collect = lets
        self.collect = self._add if lets else None

    def write_burst(self) -> bool:
        """Write what was collected."""
        return not self._burst or self._write(b"", None)

    def write_with(self, handles: Handles, frame: Frame, done: Done | None) -> bool:
        """As `write`, with handles beside the first byte of the frame; not before everything that came earlier."""
        return self._write(frame, done, handles)

    def _write(self, frame: Frame, done: Done | None, handles: Handles = ()) -> bool:
        """Write what was collected and this frame."""
        if not self._lock.acquire(False):
            if not isinstance(frame, bytes):
                frame = [bytes(buffer) for buffer in frame]  # the caller may change it before it is written
            self._late.append((frame, done, 0, handles))
            if self._compiled is not None:
                self._compiled.shut()
            engine.call_from_thread(self._pump)
            return self._out.size < HIGH_WATER
        try:
            if self._compiled is not None:
                self._compiled.shut()
            if self._late or self._out.size or handles:
                self._admit()
                sent = self._send_now(frame, handles) if handles else 0
                if sent == len(frame) and not self._out.pending and engine.on_loop_thread():
                    if done is not None:
                        engine.pending(done, None)
                    return True
                self._put(frame, done, sent, () if sent else handles)
                if handles or self._out.size >= self._try_at:
                    self._try_again()
                if not self._out.size and not self._held and engine.on_loop_thread():
                    for one in self._out.due():  # Source: libuv tells in the next turn, before it polls
                        engine.pending(one, None)
                    return True
            elif self._write_now(self._after_burst(frame) if self._burst else frame, done):
                return True
        except OSError as error:
            self.fail(error, done)
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
        collected = self._burst.take()
        return collected + frame if isinstance(frame, bytes) else [collected, *frame]

    def _send_now(self, frame: Frame, handles: Handles) -> int:
        """Write a frame with handles, if nothing waits before it; how much of it was taken."""
        if self._out.size or not isinstance(frame, bytes):
            return 0
        try:
            return native.send(self.fd, frame, *[handle.fd for handle in handles])
        except OSError:  # what comes next meets it again
            return 0

    def _try_again(self) -> None:
        """Write in the middle of a turn that sends very much: the peer may have read. `_pump` reports the outcome.

        When it has not, the next attempt comes when twice as much waits.
        """
        before = self._out.size
        try:
            self._out.write(self.fd)
        except OSError:
            pass
        size = self._out.size
        self._try_at = size + (HIGH_WATER if size < before else size)

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
            self._put(frame, done, sent)
            return False
        if self._is_first:
            self._take_compiled_road()
        self._burst.wrote = True
        self._burst.pause_at = monotonic_ns() + PAUSE_NS  # a peer that the write wakes may take the processor meanwhile
        if self._compiled is not None:
            self._compiled.free(self.fd, self._late)
        if done is not None:
            in_tick(done, None)
        elif not engine.in_turn:
            engine.attend()
        return True

    def fail(self, failure: OSError, done: Done | None) -> None:
        """A message could not be written: its callback hears so, or the listeners for errors do."""
        if self._channel.outgoing is not CLOSED:
            in_tick(done or self._on_error, errors.system_error(failure.errno or 0, "write"))
        elif done is not None:
            in_tick(done, errors.IpcChannelClosedError())

    def _admit(self) -> None:
        """Take over what came while somebody wrote, and what was collected."""
        if self._burst:
            self._put(self._after_burst(b""), None)
        late = self._late
        while late:
            self._put(*late.popleft())

    def _put(self, frame: Frame, done: Done | None, sent: int = 0, handles: Handles = ()) -> None:
        if isinstance(self._out, _Nothing):
            self._out = outboxes.Outbox()
        self._out.put(frame, done, sent, handles)

    def _arm(self) -> None:
        if self._channel.outgoing is CLOSED:
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
        self.watcher.set(writable=None)

    def _pump(self) -> None:
        """Write what waits, as far as the socket takes it."""
        if self._channel.outgoing is CLOSED:
            return
        error = None
        lost: list[Done] = []
        with self._lock:
            self._admit()
            out = self._out
            try:
                out.write(self.fd)
            except BlockingIOError:
                pass
            except OSError as failure:
                error = errors.system_error(failure.errno or 0, "write")
            written = [*out.due()]
            if error is not None:
                lost = out.drop()
            elif not out.size and self._compiled is not None:
                self._compiled.free(self.fd, self._late)
        if out.size:
            self._arm()
        else:
            self._try_at = HIGH_WATER
            self._all_written()
        for done in written:
            engine.run(done, None)
        for done in lost:
            engine.run(done, error)

    def _all_written(self) -> None:
        self._disarm()

    @property
    def queued(self) -> int:
        """Bytes that wait to be written."""
        late = [buffer for frame, *_ in [*self._late] for buffer in ([frame] if isinstance(frame, bytes) else frame)]
        behind = 0 if self.parcels is None else self.parcels.queued
        return self._out.size + len(self._burst) + sum(map(len, late)) + behind

    @property
    def held_up(self) -> bool:
        """Whether the socket has not taken all that it was given."""
        return self._out.size > 0

    @property
    def waiting(self) -> bool:
        """Whether anything that was accepted is not written yet, or its callback is still to be called."""
        return bool(self._out.pending or self._late or self._burst)

    def flush(self, deadline: float | None) -> bool:
        """Write everything, blocking until the deadline on the monotonic clock; False when that was too soon.

        Without a deadline it blocks until the peer has taken everything, or is gone.
        """
        if not self._lock.acquire(timeout=-1 if deadline is None else max(deadline - monotonic(), 0)):
            return False
        try:
            self._admit()
            return self._out.write_until(self.fd, deadline)
        finally:
            self._lock.release()

    def pass_on(self, deadline: float) -> None:
        """At the end of the process, to another machine: `flush`, and have what was written passed on, by turns."""
        through = self.through
        while through is not None and self.waiting and monotonic() < deadline and not self.flush(monotonic()):
            through()

    def flush_or_tell(self, deadline: float, *, bounded: bool) -> bool:
        """At the end of the process: `flush`, and say on stderr, once, what was not delivered in time."""
        if self.flush(None if self.patient and not bounded else 0 if self._told else deadline):
            return True
        if not self._told:
            self._told = True
            _tell(f"{self._out.size} bytes of messages were not delivered: the process they are for does not read")
        return False

    def _drop(self) -> list[Done]:
        """Throw away what waits; the callbacks of it."""
        with self._lock:
            self._admit()
            for done in self._out.due():
                in_tick(done, None)
            return self._out.drop()

    def _give_up(self) -> int:
        """Nothing is written any more; returns the descriptor, which is to be closed."""
        if self._compiled is not None:
            self._compiled.shut()
        with self._lock:
            fd, self.fd = self.fd, -1
        _open.discard(self)
        return fd

    def forget(self) -> None:
        """In a forked copy: nothing of what waits is this copy's."""
        self._lock = allocate_lock()
        self._late.clear()
        self._burst.take()
        self._out = _NOTHING
        self._held = False


def in_tick(function: Done, error: BaseException | None) -> None:
    """Call back in a tick, from any thread."""
    if engine.on_loop_thread():
        engine.next_tick(function, error)
    else:
        engine.call_from_thread(function, error)


def waiting() -> bool:
    """Whether anything that was accepted is not written yet."""
    return any(sender.waiting for sender in [*_open])


def flush_all(seconds: float, *, bounded: bool = False) -> bool:
    """Write what the open senders have; returns whether everything went out.

    It blocks for at most `seconds`, but as long as the peer lives for senders that are `patient`, unless `bounded`.
    These come last: who waits for this process has been served by then. What was not delivered is told on stderr.
    """
    deadline = monotonic() + seconds
    for sender in [*_open]:
        if sender.parcels is not None:
            sender.parcels.flush()
    for sender in [*_open]:
        sender.pass_on(deadline)
    senders = sorted((sender for sender in [*_open] if sender.waiting), key=lambda sender: sender.patient)
    return all([sender.flush_or_tell(deadline, bounded=bounded) for sender in senders])


def _tell(text: str) -> None:
    try:
        os.write(2, f"(nodecompat:{os.getpid()}) {text}\n".encode())
    except OSError:
        pass  # no stderr, or nobody reads it any more


def write_bursts() -> None:
    """Write what was collected: this process is about to wait, or to end without running anything more."""
    for sender in [*_open]:
        sender.write_burst()


def open_senders() -> list[Sender]:
    """Those whose descriptor is open."""
    return [*_open]


def _look_after_bursts() -> bool:
    """Write the bursts that had been there at the last look; returns whether there are any."""
    found = [sender for sender in [*_open] if sender._burst]
    for sender in found:
        if sender._seen == sender._bursts:
            sender.write_burst()
        sender._seen = sender._bursts
    return bool(found)


def _forget_all() -> None:
    for sender in [*_open]:
        sender.forget()


os.register_at_fork(after_in_child=_forget_all)


@atexit.register
def _flush_at_end() -> None:
    """Write what a thread sent after the loop had ended."""
    flush_all(engine.exit_seconds)
