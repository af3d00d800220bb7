"""One end of a stream socket on the loop: its bytes into the channel, the channel's notices to their owner.

What must stay true:

- what is said in `sending` about the way out;
- nothing here blocks;
- what was accepted is written before the descriptor is closed;
- one read a callback, so that no busy peer starves others, except for answers and large messages (see `_on_readable`);
- the descriptor is closed exactly once, and never shut down: a forked copy closes only its own.
"""

from __future__ import annotations

import os
from functools import partial
from time import monotonic_ns
from typing import TYPE_CHECKING

from nodecompat._channel.protocol import CLOSED, FLUSHING, HANDLE, OPEN, READ_BYTES
from nodecompat._channel.sending import BURST, Sender, in_tick
from nodecompat._loop.current import engine
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nodecompat import _native as native
    from nodecompat._channel import Done, large
    from nodecompat._channel.protocol import Channel, Notice
    from nodecompat._errors import base as errors
    from nodecompat._loop.poller import Watcher
    from nodecompat._wires.protocols import Frame
else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    native = on_use("nodecompat._native")  # the first read
    large = on_use("nodecompat._channel.large")  # only large messages

UNREAD_ANSWERS = "the peer does not read its answers"
_MOST_UNREAD = 16 * 1024 * 1024  # of memory that answers take before the peer is not read any more
_ANSWER_BYTES = 256  # that keeping an answer takes, beside its own
_MORE_READS = 5  # of pieces of a large message; then the loop has its turn
_SINGLE_BYTES = 1024  # a read that is shorter is taken for one message
_LAST_READS = 64  # reads that empty the socket before it is closed, so that the peer gets EOF and not ECONNRESET

CONVERSATION_NS = 1_000_000  # how long one answer may follow another before the loop has its turn
ANSWER_NS = 50_000  # how long a peer may take to answer while we look
LONG_LOOK_NS = 300_000  # a look that takes so long says that the processor is needed elsewhere
_LOSS, _MOST_LOSS, _MOST_LUCK = 4, 1024, 16  # reads let pass after an answer that didn't come, doubled each time
_CPUS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_FIRST_LUCK = 4 if _CPUS > 1 else -(1 << 60)


class Answers:
    """Looks a moment for a peer's answer before the loop goes to sleep.

    Going to sleep and being woken costs more than a peer needs to answer a small message. What must stay true: who
    looks in vain soon stops looking, and with one CPU, where the peer cannot answer meanwhile, nobody looks.
    """

    __slots__ = ("_loss", "_luck")

    def __init__(self) -> None:
        self._luck = _FIRST_LUCK  # above 0: look for answers
        self._loss = _LOSS

    def expected(self) -> bool:
        """Whether it is worth looking for one; asked at each read."""
        if self._luck > 0:
            return True
        self._luck += 1
        return False

    def look(self, fd: int, came: list[int], end: int) -> bytes | None:
        """Read until there is something, until `end` on the monotonic clock at the longest; as `native.receive`.

        A look that took long, although others are given way to, is one in vain: they need the processor.
        """
        began = monotonic_ns()
        if began > end:
            return None
        data = native.receive(fd, READ_BYTES, came, began + ANSWER_NS)
        is_long = monotonic_ns() - began > LONG_LOOK_NS
        if data is None or is_long:
            self._luck = -self._loss if is_long else self._luck - self._loss
            self._loss = min(2 * self._loss, _MOST_LOSS)
            return data
        self._loss = _LOSS
        if self._luck < _MOST_LUCK:
            self._luck += 1
        return data


class Transport(Sender):
    """A connected stream socket; takes the descriptor over. What state it is in, `channel` says.

    `deliver(notices)` is called in a tick with what one read brought, `on_error(error)` in a tick when a write failed
    at once and had no callback, `on_forget()` in a forked copy, which has lost the socket. `ref`: the socket keeps
    the loop alive. Nothing is read before `begin`.
    """

    def __init__(
        self,
        fd: int,
        channel: Channel,
        deliver: Callable[[Iterator[Notice]], object],
        on_error: Done,
        on_forget: Callable[[], object] | None = None,
        *,
        ref: bool,
    ) -> None:
        os.set_inheritable(fd, False)
        os.set_blocking(fd, False)
        super().__init__(fd, channel, on_error)
        self._deliver = deliver
        self._on_forget = on_forget
        self._came: list[int] = []  # descriptors that the last read brought
        self._wanted = 1  # bytes, as the channel said after the last read
        self._answers = Answers()
        self._unread = 0  # what answers take that the peer has not read
        self._reasons: set[str] = set()  # not to read
        self.watcher: Watcher = engine.watch(fd, ref=ref)

    # -- in ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read from now on, unless there is a reason not to."""
        if not self._reasons and self._wanted and self._channel.incoming is not CLOSED:
            self.watcher.set(readable=self._on_readable)

    def _on_readable(self) -> None:
        """Read; and when that made us write, look a moment for the answer before the loop goes to sleep.

        Nothing else that is due waits for an answer, and nothing at all longer than CONVERSATION_NS.
        """
        data, end, reads = self._read(), 0, _MORE_READS
        if data is not None and not data:
            engine.pending(self._take_end)
            return
        looks = engine.running and self._answers.expected()  # who rides on another's loop does not look
        burst = self._burst
        while data is not None:
            burst.wrote = False
            if burst.sends < BURST or len(data) < _SINGLE_BYTES:
                burst.sends = (
                    0  # a reply to a single message does not count towards a burst, nor does it go on with one
                )
            if self._take(data) and reads:
                reads -= 1
                data = self._read()
                continue
            if not looks or not engine.is_idle() or not burst.wrote or not self._waits_for_one():
                return
            end = end or monotonic_ns() + CONVERSATION_NS
            try:
                data = self._answers.look(self.fd, self._came, end)
            except OSError:
                return
            if not data:  # nothing, or the end, which stays there
                return

    def _take_end(self) -> None:
        """The peer sends no more: told after what the same poll has found elsewhere, which the peer may have sent.

        The system names descriptors by when they became ready, but one of the last poll keeps its place.
        """
        if self._channel.incoming is OPEN:
            self._take(b"")

    def _waits_for_one(self) -> bool:
        """Whether what comes next is a message of usual size, and nothing else is to be done meanwhile."""
        is_small = self._wanted <= READ_BYTES and self._channel.incoming is OPEN
        return is_small and not self._out.size and self.watcher.readable is not None

    def _take(self, data: bytes | memoryview) -> bool:
        """Give the channel what was read, empty at the end; let its notices be delivered in a tick.

        Returns whether it was a piece of a large message only, the next of which may be there.
        """
        channel = self._channel
        if self._came:
            self._take_descriptors()
        elif channel.arrive is not None and type(data) is bytes:
            arrivals = channel.arrivals(data, self._take_rest)
            if arrivals is not None:
                engine.tick_now(self._deliver, arrivals)
                return False
        notices, self._wanted = channel.receive(data)
        if notices:
            engine.next_tick(self._deliver, iter(notices))
        if channel.replies and not (len(notices) == 1 and notices[0][0] is HANDLE):  # that one is answered in a tick
            self.answer()
        if not self._wanted:
            self.watcher.set(readable=None)
        return self._wanted > READ_BYTES and not notices

    def _take_rest(self, whole: bytes, taken: int, count: int) -> list[Notice]:
        """What a read brought after the plain messages, when they have been delivered."""
        notices, self._wanted = self._channel.receive_rest(whole, taken, count)
        if self._channel.replies:
            self.answer()
        return notices

    def _take_descriptors(self) -> None:
        """Give the channel the descriptors that came with what was read, and close those that it does not want."""
        came = self._came[:]
        self._came.clear()
        self._channel.receive_descriptors(came)
        self._close_unwanted()

    def _close_unwanted(self) -> None:
        for fd in self._channel.unwanted_descriptors():
            os.close(fd)

    def answer(self) -> None:
        """Write what the channel answers."""
        if self._channel.replies or self._channel.pairs:
            for frame in self._channel.data_to_send():
                self.reply(frame, self.write)
            self._close_unwanted()

    def reply(self, frame: Frame, write: Callable[[Frame, Done], object]) -> None:
        """Write what answers the peer. One that does not read its answers is not read either, until it does.

        What else it has not read does not count: two that send each other much would wait for each other for ever.
        """
        size = _ANSWER_BYTES + (len(frame) if isinstance(frame, bytes) else sum(map(len, frame)))
        self._unread += size
        write(frame, partial(self._answer_is_out, size))
        if self._unread >= _MOST_UNREAD:
            self.stop_reading(UNREAD_ANSWERS)

    def _answer_is_out(self, size: int, _: object) -> None:
        self._unread -= size
        if UNREAD_ANSWERS in self._reasons and self._unread < _MOST_UNREAD:
            self.go_on_reading(UNREAD_ANSWERS)

    def answer_with_next(self) -> None:
        """As `answer`; what answers the peer leaves together with what is written next, or by `end_answer`."""
        if len(self._channel.replies) != 1 or self._out.size or self._late or self._burst:
            self.answer()
            return
        (frame,) = self._channel.data_to_send()
        self._close_unwanted()
        self.collect = None
        self._burst.sends = 0  # what comes next is not collected
        self._burst.keep(frame if isinstance(frame, bytes) else b"".join(frame))

    def end_answer(self) -> None:
        """Write the answer, if nothing took it along."""
        self.write_burst()
        self.let_collect(self._lets_collect)

    def stop_reading(self, reason: str) -> bool:
        """Leave in the socket what the peer sends, so that it waits, until the reason is gone; whether it is new."""
        is_new = reason not in self._reasons
        self._reasons.add(reason)
        self.watcher.set(readable=None)
        return is_new

    def go_on_reading(self, reason: str) -> None:
        """A reason not to read is gone."""
        self._reasons.discard(reason)
        self.begin()

    def _read(self) -> bytes | memoryview | None:
        """What is there; None when nothing is, empty at the end. Descriptors that came with it are in `_came`."""
        try:
            if self._wanted <= READ_BYTES:
                return native.receive(self.fd, READ_BYTES, self._came)
            return large.reads.read(self.fd, self._channel, self._came)
        except OSError:  # ECONNRESET: the peer closed without having read everything; its end all the same
            return b""

    def read_rest(self) -> None:
        """Read what is there now, each read as a callback of its own, up to the end or to nothing more."""
        for _ in range(_LAST_READS):
            data = self._read() if self._channel.incoming is OPEN else None
            if data is None:
                return
            engine.run(self._take, data)

    def end(self) -> None:
        """Take the stream for ended, although the peer's end is still open somewhere."""
        engine.run(self._take, b"")

    # -- the end ----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Take in no more; close as soon as what was accepted is written."""
        if self._channel.outgoing in (FLUSHING, CLOSED):
            return
        self.write_burst()
        self._channel.finish()
        if self.waiting:
            self._arm()  # what the peer sends meanwhile is still read, and dropped
        else:
            self._close()

    def abandon(self) -> None:
        """Close now. Frames that were not written fail with ERR_IPC_CHANNEL_CLOSED."""
        if self._channel.outgoing is not CLOSED:
            lost = self._drop()
            self._close()
            for done in lost:
                in_tick(done, errors.IpcChannelClosedError())

    def _all_written(self) -> None:
        if self._channel.outgoing is FLUSHING:
            self._close()
        else:
            self._disarm()

    def _close(self) -> None:
        self._disarm()
        self.watcher.close()
        self._channel.close()
        for _ in range(_LAST_READS):
            if not self._read():
                break
        self._take_descriptors()
        if self.parcels is not None:
            self.parcels.close()
        os.close(self._give_up())

    def forget(self) -> None:
        """In a forked copy: close this copy of the descriptor; no event tells of it."""
        super().forget()
        self._channel.close()
        self._take_descriptors()
        if self.parcels is not None:
            self.parcels.close(tells=False)
        os.close(self._give_up())
        if self._on_forget is not None:
            self._on_forget()


class Control:
    """`process.channel` and `child.channel`: whether the channel keeps the program alive.

    A child's channel does while it has a listener for 'message' or 'disconnect'; a parent's does until it is closed.
    An explicit `ref` or `unref` decides it from then on: the listeners are still counted, without any effect.
    Source: Node's `Control`, measured on Node 20 and 24; `hasRef` is an addition.
    """

    __slots__ = ("_count", "_settled", "_transport")

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._count = 0
        self._settled = False

    @property
    def fd(self) -> int:
        """The descriptor of this end; -1 when it is closed."""
        return self._transport.fd

    def ref(self) -> None:
        """Keep the program alive while the channel is open, whoever listens."""
        self._settled = True
        self._transport.watcher.ref()

    def unref(self) -> None:
        """Let the program end although the channel is open, whoever listens."""
        self._settled = True
        self._transport.watcher.unref()

    def refCounted(self) -> None:
        """Count one more reason to stay alive; what each listener does."""
        self._count += 1
        if self._count == 1 and not self._settled:
            self._transport.watcher.ref()

    def unrefCounted(self) -> None:
        """Count one reason less; the last one lets the program end."""
        self._count -= 1
        if self._count == 0 and not self._settled:
            self._transport.watcher.unref()

    def hasRef(self) -> bool:
        """Whether the open channel keeps the program alive at this moment."""
        return self.fd >= 0 and self._transport.watcher.has_ref()

    def __repr__(self) -> str:
        return f"<Control fd={self.fd}>"
