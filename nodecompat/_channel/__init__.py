"""The channel between parent and child: from a message to the socket and back.

What is where:

    protocol    the channel as logic, and the only owner of its state
    socket      one end of a stream socket on the loop; looks for answers
    sending     the way out of that socket: at once, in bursts, or when the socket takes it
    (here)      what waits to be written, and the watch over bursts
    endpoint    what programs see: `send`, `disconnect`, `channel`, the events
    handles     sockets, servers and descriptors that travel with a message
    pairing     which descriptor belongs to which message
    opening     how a child finds its channel, and what dialect a peer speaks
    parts       what claims much memory is decoded in parts
    tracing     NODE_DEBUG=ipc

The way in. These functions run, in this order, from the moment the poller finds a socket readable until the listener
of a message is called (`tests/_channel/test_ways.py` watches one message and compares):

    _loop.poller        Watcher.on_readable       is this side still wanted?
    _channel.socket     Transport._on_readable    reads, and looks for more as long as answer follows on answer
    _channel.socket     Transport._read           a read that takes descriptors along ...
    _os.ancillary       receive                   ... which is compiled where it can be ...
    _os.ancillary       _borrow                   ... and else is one of a socket object
    _channel.socket     Transport._take           from the socket to the protocol, from the protocol to the endpoint
    _channel.protocol   Channel.receive           bytes in, notices out
    _channel.protocol   Channel._receive_frames   what is left of them for the Python road
    _wires.framing      SizedFrames.split         where frames end ...
    _wires.framing      SizedFrames._cut          ... one after the other ...
    _wires.framing      CborSequence._head        ... on this wire
    _wires              _one_by_one.<locals>.decode_all  bodies to values ...
    _wires.cbor.read    decode                    ... one by one
    _wires.cbor.read    _is_plain                 ... in which nothing is cbor2's own
    _loop               Engine.next_tick          the notices are emitted in a tick ...
    _loop               in_this_context           ... with the context variables of this moment
    _loop               Engine.drain              the ticks run, until none is left
    _channel.endpoint   Endpoint._deliver         each notice becomes an event
    _events.emitter     EventEmitter.emit         the listeners are called

On the compiled road (`_native`) these steps are few: `Transport._take` makes `Arrivals` of what was read, and these go
through decoding and the listeners, message by message, while `Endpoint._deliver` asks for the first that is not plain.

The way out, from `send` to the socket, where nothing waits before the message:

    _channel.endpoint   Endpoint.send             checks the arguments
    _channel.protocol   Channel.send              is the channel open?
    _wires.cbor.write   encode                    the value becomes a frame; what it holds takes more calls
    _channel.sending    Sender.write              alone, or with a burst?
    _channel.sending    Sender._write             behind what waits already?
    _channel.sending    Sender._write_now         os.write

On the compiled road, `Endpoint.send` is all of it as a rule: `Sender.collect` writes the message or adds it to a burst.

A handle travels beside the bytes that it was sent with, as a descriptor. Where one is sent or has come, `handles` comes
in (a module that is loaded then); what has none pays nothing for it:

    out     `Endpoint.send` gives a handle to `Handles.send`, and from then on, until the peer has answered, every
            message to `Handles.write`, where it waits; `Sender.write_with` puts the frame into the `Outbox`, in whose
            `write` the descriptor joins the frame's first byte
    in      the read notes descriptors beside the bytes, `Channel.receive_descriptors` takes them, and
            `Channel.receive` pairs them with their messages: a notice HANDLE
"""

from __future__ import annotations

import os
import select
from _thread import allocate_lock, start_new_thread
from collections import deque
from itertools import islice
from time import monotonic, sleep
from typing import TYPE_CHECKING

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    from nodecompat._os import ancillary
    from nodecompat._wires.protocols import Frame

    Done = Callable[[BaseException | None], object]

    class Handle(Protocol):
        """What has a descriptor: its number, or -1 when it is closed."""

        @property
        def fd(self) -> int: ...

    Handles = tuple[Handle, ...]  # those of one write

else:
    ancillary = on_use("nodecompat._os.ancillary")  # only handles need it

BUFFERS_PER_WRITE = 64  # IOV_MAX is 1024 everywhere we run
_OFFERED = 262144  # bytes from which on no more buffers are offered to a write: a socket takes less, as a rule
_SMALL = 4096  # buffers shorter than this are merged
_MERGED = 65536


class Outbox:
    """Buffers in a row. `size` is the number of bytes in them.

    What must stay true: buffers leave in the order they came, each byte once; a callback is due when the last byte
    of its frame was written, and not before those of earlier frames; the caller may change a buffer of its own as
    soon as it was put in. The owner makes sure that only one thread uses an outbox at a time.
    """

    __slots__ = ("_buffers", "_callbacks", "_gone", "_handles", "_start", "size")

    def __init__(self) -> None:
        self.size = 0
        self._buffers: deque[bytes | bytearray | memoryview] = deque()
        self._start = 0  # where the rest of the first one begins
        self._gone = 0  # bytes that ever left; a callback is due when they reach its mark
        self._callbacks: deque[tuple[int, Done]] = deque()
        self._handles: deque[tuple[int, Handles]] = deque()  # beside the byte at which mark each leaves

    def put(self, frame: Frame, done: Done | None, sent: int = 0, handles: Handles = ()) -> None:
        """Take what is left of a frame after `sent` bytes; the handles, if any, leave beside its first byte."""
        if handles:
            self._handles.append((self._gone + self.size, handles))
        for buffer in [frame] if isinstance(frame, bytes) else frame:
            size = len(buffer)
            if sent >= size:
                sent -= size
                continue
            self._add(memoryview(buffer)[sent:] if sent else buffer, size - sent)
            sent = 0
        if done is not None:
            self._callbacks.append((self._gone + self.size, done))

    def _add(self, buffer: bytes | bytearray | memoryview, size: int) -> None:
        self.size += size
        buffers = self._buffers
        if size < _SMALL:
            last = buffers[-1] if buffers else None
            if type(last) is bytearray and len(last) < _MERGED:
                last += buffer
            else:
                buffers.append(bytearray(buffer))
        elif type(buffer.obj if type(buffer) is memoryview else buffer) is bytes:
            buffers.append(buffer)
        else:
            buffers.append(bytes(buffer))  # the caller may change it before it is written

    def write(self, fd: int) -> None:
        """Write as much as the descriptor takes. Raises OSError, BlockingIOError when that is not all."""
        buffers = self._buffers
        while buffers:
            first = memoryview(buffers[0])[self._start :]
            offered, size = [first], len(first)
            for buffer in islice(buffers, 1, BUFFERS_PER_WRITE):
                if size >= _OFFERED:
                    break
                offered.append(buffer)  # type: ignore[arg-type]  # bytes as they are
                size += len(buffer)
            has_handles = bool(self._handles)
            try:
                sent = self._write_with_handles(fd, first) if has_handles else os.writev(fd, offered)
            finally:
                first.release()  # so that more can be added to a bytearray
            is_all = has_handles or sent == size
            self.size -= sent
            self._gone += sent
            sent += self._start
            while buffers and sent >= len(buffers[0]):
                sent -= len(buffers.popleft())
            self._start = sent
            if not is_all:
                raise BlockingIOError  # it would say so itself, for the price of another call

    def _write_with_handles(self, fd: int, first: memoryview) -> int:
        """Write of the first buffer what belongs to the next handles, or comes before them."""
        mark, handles = self._handles[0]
        if mark > self._gone:
            return os.write(fd, first[: mark - self._gone])
        end = self._handles[1][0] - mark if len(self._handles) > 1 else len(first)
        fds = [handle.fd for handle in handles if handle.fd >= 0]
        sent = ancillary.send(fd, first[:end], *fds) if fds else os.write(fd, first[:end])
        self._handles.popleft()
        return sent

    @property
    def pending(self) -> bool:
        """Whether there are bytes to write, or callbacks to call."""
        return bool(self._buffers or self._callbacks)

    def write_until(self, fd: int, deadline: float | None) -> bool:
        """Write everything, blocking until the deadline on the monotonic clock; False when that was too soon.

        Without a deadline it blocks until everything is written. What a peer that is gone won't read counts as written.
        """
        poll = select.poll()
        poll.register(fd, select.POLLOUT)
        while self.size:
            try:
                self.write(fd)
            except BlockingIOError:
                left = None if deadline is None else (deadline - monotonic()) * 1000
                if (left is not None and left <= 0) or not poll.poll(left):
                    return False
            except OSError:
                self.drop()
        return True

    def drop(self) -> list[Done]:
        """Throw everything away; returns the callbacks that are left."""
        self._buffers.clear()
        self._handles.clear()
        self._start = 0
        self._gone += self.size
        self.size = 0
        return [*self.due()]

    def due(self) -> Iterator[Done]:
        """Take out the callbacks of what was written."""
        callbacks = self._callbacks
        while callbacks and callbacks[0][0] <= self._gone:
            yield callbacks.popleft()[1]


class Burst(bytearray):
    """Small frames that are collected to leave together. `Sender.write` has the rules; a compiled one does more.

    Copied behind one another: memory that is held and given back for each is asked of the system again and again.
    `sends` counts messages without a pause between them; at `pause_at`, on the monotonic clock in nanoseconds, the next
    one is one after a pause. `wrote` says whether anything was written since it was last set False.
    """

    __slots__ = ("pause_at", "sends", "wrote")

    def __init__(self) -> None:
        super().__init__()
        self.sends = 0
        self.pause_at = 0
        self.wrote = False

    def keep(self, frame: bytes) -> None:
        """Add a frame."""
        self.extend(frame)

    def take(self) -> bytes:
        """What was collected."""
        frames = bytes(self)
        del self[: len(frames)]  # the loop's thread may add one meanwhile
        return frames


LOOK_SECONDS = 0.01  # each look makes a busy thread give way: 5 % of a busy channel at this, 20 % at 0.002
_IDLE_LOOKS = 5  # with nothing to look after, then the thread ends
_GONE_SECONDS = 0.1  # how long a fork waits for the thread's end


class Watch:
    """Calls `look()` from a thread of its own, again and again, as long as it answers True now and then.

    As a rule, messages that were collected leave when the running callback is over. But it may compute for long, or
    wait for what its messages shall bring about (`input()`, a lock, another program), and where nobody turns the
    loop, as at a prompt, no callback is ever over. So a thread looks after them, as long as there are any.

    What must stay true: nothing that was collected stays for more than two looks, if the interpreter lets other
    threads run at all; the thread ends by itself, and is gone before the process forks.
    """

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._reset()

    def _reset(self) -> None:
        self._on = False
        self._stopped = False
        self._bell = allocate_lock()  # held: whoever releases it wakes the thread
        self._bell.acquire()

    def begin(self) -> bool:
        """There is something to look after; returns False when no thread can be started."""
        if not self._on:
            self._on = True
            try:
                start_new_thread(self._run, ())
            except RuntimeError:
                self._on = False
        return self._on

    def _run(self) -> None:
        idle = 0
        while idle < _IDLE_LOOKS and not self._stopped:
            self._bell.acquire(True, LOOK_SECONDS)
            idle = 0 if self._look() else idle + 1
        self._on = False
        if self._look() and not self._stopped:  # what came between the last look and the line above
            self.begin()

    def stop(self) -> None:
        """End the thread and wait for that: Python warns of a fork beside other threads."""
        if self._on:
            self._stopped = True
            self._bell.release()
            end = monotonic() + _GONE_SECONDS
            while self._on and monotonic() < end:
                sleep(0.0001)

    def resume(self) -> None:
        """After `stop`, be ready to begin again."""
        if self._stopped:
            self._reset()
