"""One end of a socket on the loop: order, wholeness, what waits, what fails, and who closes."""

from __future__ import annotations

import hashlib
import os
import random
import socket
import threading
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nodecompat._channel import outbox
from nodecompat._channel import sending as module
from nodecompat._channel import socket as transport
from nodecompat._channel.protocol import END, MESSAGE, OPEN, Channel, Notice
from nodecompat._channel.sending import HIGH_WATER, flush_all
from nodecompat._channel.socket import Transport
from nodecompat._loop.current import engine
from nodecompat.errors import IpcChannelClosedError
from nodecompat.timers import clearInterval, setImmediate, setInterval

pytestmark = pytest.mark.usefixtures("nothing_left")

FRAME = b"f" * 1000


class Bytes(Channel):
    """A channel whose messages are what each read brought."""

    def __init__(self) -> None:
        super().__init__("json")

    def receive(self, data: bytes | memoryview) -> tuple[list[Notice], int]:
        if self.incoming is not OPEN or not data:
            return super().receive(data)
        return [(MESSAGE, bytes(data))], 1


class End:
    """A transport that keeps what it is told."""

    def __init__(self, fd: int, *, ref: bool = False) -> None:
        self.received: list[bytes] = []
        self.ended = 0
        self.errors: list[Any] = []
        self.on_bytes: Callable[[bytes], object] = self.received.append
        self.on_end: Callable[[], object] = self.finish
        self.channel = Bytes()
        self.transport = Transport(fd, self.channel, self._deliver, self.errors.append, ref=ref)
        self.transport.begin()

    def _deliver(self, notices: Iterator[Notice]) -> None:
        for kind, value in notices:
            if kind is END:
                self.ended += 1
                self.on_end()
            else:
                self.on_bytes(value)

    def finish(self) -> None:
        self.transport.finish()

    @property
    def queued(self) -> int:
        """Bytes that wait for the socket."""
        return self.transport._out.size

    @property
    def data(self) -> bytes:
        return b"".join(self.received)


@pytest.fixture
def raw() -> Iterator[tuple[End, socket.socket]]:
    """An end on the loop, and the other end as a plain non-blocking socket."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    yield End(ours.detach()), theirs
    theirs.close()


def pair() -> tuple[End, End]:
    first, second = socket.socketpair()
    return End(first.detach()), End(second.detach(), ref=True)


def read_all(peer: socket.socket) -> bytes:
    parts: list[bytes] = []
    while True:
        try:
            part = peer.recv(1 << 20)
        except BlockingIOError:
            return b"".join(parts)
        if not part:
            return b"".join(parts)
        parts.append(part)


def shimmed(monkeypatch: pytest.MonkeyPatch, **calls: Any) -> None:
    """Replace system calls as these modules see them."""
    for one in (module, outbox, transport):
        monkeypatch.setattr(one, "os", types.SimpleNamespace(**{**vars(os), **calls}))


# -- what leaves at once --------------------------------------------------------------------------------


def test_a_frame_leaves_before_the_loop_runs(raw: tuple[End, socket.socket]) -> None:
    """A frame that finds nothing before it is in the socket when `write` returns."""
    end, peer = raw
    assert end.transport.write(b"now") is True
    assert peer.recv(100) == b"now"


def test_a_list_of_buffers_is_one_frame(raw: tuple[End, socket.socket]) -> None:
    """Large values come as head and buffer; nothing comes between them."""
    end, peer = raw
    assert end.transport.write([b"head", memoryview(bytearray(b"body")), memoryview(b"tail")]) is True
    assert peer.recv(100) == b"headbodytail"


def test_the_callback_of_a_write_at_once_is_a_tick(raw: tuple[End, socket.socket]) -> None:
    """`done(None)` comes at its place among the ticks."""
    end, _ = raw
    order: list[Any] = []
    engine.next_tick(order.append, "before")
    end.transport.write(b"x", lambda error: order.append(("done", error)))
    engine.next_tick(order.append, "after")
    assert order == []
    engine.drive()
    assert order == ["before", ("done", None), "after"]


# -- bursts ---------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The time that sends see, in nanoseconds; it stands still."""
    now = [10**9]
    monkeypatch.setattr(module, "monotonic_ns", lambda: now[0])
    return now


def letters(end: End, text: str) -> None:
    for letter in text:
        assert end.transport.write(letter.encode()) is True


def test_the_ninth_send_without_a_pause_waits_for_others(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """Eight leave at once, the rest of the burst together when the running callback is over."""
    end, peer = raw
    letters(end, "abcdefghijk")
    assert peer.recv(100) == b"abcdefgh"
    engine.drive()
    assert peer.recv(100) == b"ijk"


def test_sends_with_pauses_leave_at_once(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """A tenth of a millisecond between two sends, and nothing is a burst: what computes in between is heard."""
    end, peer = raw
    for _ in range(20):
        letters(end, "a")
        clock[0] += module.PAUSE_NS + 1
        assert peer.recv(100) == b"a"


def test_a_send_after_a_pause_takes_along_what_was_collected(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """In order, and at once."""
    end, peer = raw
    letters(end, "abcdefghij")
    clock[0] += module.PAUSE_NS + 1
    letters(end, "k")
    assert peer.recv(100) == b"abcdefghijk"


def test_a_send_with_a_callback_ends_the_waiting(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """Who wants to be told when it is written gets it written."""
    end, peer = raw
    told: list[Any] = []
    letters(end, "abcdefghij")
    end.transport.write(b"k", told.append)
    assert peer.recv(100) == b"abcdefghijk"
    engine.drive()
    assert told == [None]


def test_large_frames_are_not_collected(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """A list of buffers goes out, behind what was collected."""
    end, peer = raw
    letters(end, "abcdefghij")
    end.transport.write([b"large", memoryview(bytearray(b"frame"))])
    assert peer.recv(100) == b"abcdefghijlargeframe"


def test_at_most_eight_kib_are_collected(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """From 8192 bytes on they are written in the middle of a callback."""
    end, peer = raw
    for _ in range(8 + 8):
        end.transport.write(FRAME)
    assert len(peer.recv(20_000)) == 8000
    end.transport.write(FRAME)
    assert len(peer.recv(20_000)) == 9000


def test_a_burst_with_an_answer_between_is_none(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """The only answer to the only message that came is not held back, however quickly they follow each other."""
    end, peer = raw
    end.on_bytes = end.transport.write
    for _ in range(20):
        peer.send(b"?")
        engine.run(end.transport._on_readable)
        assert peer.recv(100) == b"?"


@pytest.mark.parametrize("how", ["finish", "flush"])
def test_what_was_collected_is_not_lost_at_the_end(raw: tuple[End, socket.socket], clock: list[int], how: str) -> None:
    """Neither by closing nor by the end of the process."""
    end, peer = raw
    letters(end, "abcdefghij")
    if how == "finish":
        end.transport.finish()
    else:
        assert flush_all(1) is True
    assert peer.recv(100) == b"abcdefghij"
    engine.drive()


def test_another_thread_does_not_wait(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """Only the loop's thread knows when its callback is over."""
    end, peer = raw
    thread = threading.Thread(target=letters, args=(end, "abcdefghijk"))
    thread.start()
    thread.join()
    assert peer.recv(100) == b"abcdefghijk"


def test_a_burst_to_a_peer_that_is_gone_is_one_error(raw: tuple[End, socket.socket], clock: list[int]) -> None:
    """The write that was put off fails as one at once would have."""
    end, peer = raw
    letters(end, "abcdefghij")
    peer.close()
    engine.drive()
    assert [error.code for error in end.errors] == ["EPIPE"]


# -- what waits -----------------------------------------------------------------------------------------


def fill(end: End) -> int:
    """Write frames until one has to wait; the number written."""
    count = 0
    while not end.queued:
        end.transport.write(FRAME)
        count += 1
    return count


def test_write_answers_false_from_128_kib_on(raw: tuple[End, socket.socket]) -> None:
    """Queued bytes below 131072: True. From there on: False, and the frame is queued all the same."""
    end, _ = raw
    fill(end)
    while end.queued + len(FRAME) < HIGH_WATER:
        assert end.transport.write(FRAME) is True
    before = end.queued
    assert end.transport.write(FRAME) is False
    assert end.queued == before + len(FRAME)


def test_a_long_turn_goes_on_writing(raw: tuple[End, socket.socket]) -> None:
    """What the peer has read meanwhile makes room, also when the loop doesn't get its turn; callbacks wait for it."""
    end, peer = raw
    told: list[Any] = []
    count = fill(end)
    end.transport.write(FRAME, told.append)
    received = read_all(peer)
    for _ in range(200):
        end.transport.write(FRAME)
    received += read_all(peer)
    assert len(received) > (count + 100) * len(FRAME)
    assert told == []
    end.transport.watcher.ref()
    end.transport.finish()
    while end.transport.fd >= 0:
        engine.poller.wait(0)
        end.transport._pump()
        received += read_all(peer)
    received += read_all(peer)
    assert len(received) == len(FRAME) * (count + 201)
    assert told == [None]


def test_queued_frames_keep_their_order_and_the_loop() -> None:
    """What the socket didn't take goes out in order, and a loop that has nothing else waits for it."""
    sender, receiver = pair()
    frames = [b"%06d|" % number for number in range(100_000)]
    for frame in frames:
        sender.transport.write(frame)
    assert sender.queued > 0
    sender.transport.finish()
    engine.drive()
    assert receiver.data == b"".join(frames)
    assert receiver.ended == 1


def test_the_callback_of_a_queued_write_comes_with_its_completion() -> None:
    """It is no tick: an immediate runs before it; callbacks keep the order of the frames."""
    sender, receiver = pair()
    order: list[Any] = []
    big = b"b" * 3_000_000
    assert sender.transport.write(big, lambda error: order.append(("big", error))) is False
    sender.transport.write(b"small", lambda error: order.append(("small", error)))
    engine.next_tick(order.append, "tick")
    setImmediate(lambda: order.append("immediate"))
    sender.transport.finish()
    engine.drive()
    assert order == ["tick", "immediate", ("big", None), ("small", None)]
    assert receiver.data == big + b"small"


def test_a_buffer_that_waits_is_a_snapshot() -> None:
    """A bytearray changed after `write` does not change what arrives."""
    sender, receiver = pair()
    body = bytearray(b"a" * 1_000_000)
    sender.transport.write([b"head", memoryview(body)])
    body[:] = b"b" * len(body)
    sender.transport.finish()
    engine.drive()
    sent_at_once = receiver.data.count(b"a")
    assert receiver.data == b"head" + b"a" * 1_000_000, sent_at_once


def test_two_peers_that_flood_each_other_both_finish() -> None:
    """10 MiB each way at the same time: neither waits for the other."""
    first, second = pair()
    sent = os.urandom(10 << 20)
    for end in (first, second):
        end.transport.write(sent)
    for end in (first, second):
        end.on_end = lambda: None
        end.on_bytes = lambda data, end=end: (  # type: ignore[misc]
            end.received.append(data),
            sum(map(len, end.received)) == len(sent) and end.transport.finish(),
        )
    engine.drive()
    assert first.data == second.data == sent


def test_a_sender_that_heeds_false_needs_little_memory() -> None:
    """64 MiB in frames of 64 KiB: no more than the mark and one frame ever waits."""
    sender, receiver = pair()
    frame, left, most = b"z" * 65536, 1024, 0

    def go_on(_: Any = None) -> None:
        nonlocal left, most
        if sender.queued:
            return
        while left:
            left -= 1
            room = sender.transport.write(frame, go_on)
            most = max(most, sender.queued)
            if not room:
                return
        sender.transport.finish()

    total = 0

    def count(data: bytes) -> None:
        nonlocal total
        total += len(data)

    receiver.on_bytes = count
    go_on()
    engine.drive()
    assert total == 1024 * 65536
    assert most <= HIGH_WATER + 65536


# -- faults of the system -------------------------------------------------------------------------------


def test_writes_that_take_a_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """1 to 7 bytes a call: every byte arrives once, in order."""
    chance = random.Random(7)

    def write(fd: int, data: Any) -> int:
        return os.write(fd, memoryview(data)[: chance.randint(1, 7)])

    def writev(fd: int, buffers: list[Any]) -> int:
        return os.write(fd, b"".join(buffers)[: chance.randint(1, 7)])

    shimmed(monkeypatch, write=write, writev=writev)
    sender, receiver = pair()
    frames: list[Any] = [b"%03d" % number * chance.randint(1, 9) for number in range(200)]
    frames[50] = [b"head", b"body" * 5]
    for frame in frames:
        sender.transport.write(frame)
    sender.transport.finish()
    engine.drive()
    whole = b"".join(frame if type(frame) is bytes else b"".join(frame) for frame in frames)
    assert hashlib.sha256(receiver.data).digest() == hashlib.sha256(whole).digest()


def test_a_socket_that_mostly_says_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """EAGAIN nine times of ten, although poll said it is ready: everything arrives."""
    chance = random.Random(9)

    def writev(fd: int, buffers: list[Any]) -> int:
        if chance.random() < 0.9:
            raise BlockingIOError
        return os.writev(fd, buffers)

    shimmed(monkeypatch, writev=writev, write=lambda fd, data: writev(fd, [data]))
    sender, receiver = pair()
    frames = [b"%05d" % number for number in range(2000)]
    for frame in frames:
        sender.transport.write(frame)
    sender.transport.finish()
    engine.drive()
    assert receiver.data == b"".join(frames)


def test_a_write_to_nobody_fails_in_a_tick(raw: tuple[End, socket.socket]) -> None:
    """EPIPE goes to the callback, or to `on_error` when there is none; `write` answers True, as Node's send."""
    end, peer = raw
    peer.close()
    failures: list[Any] = []
    assert end.transport.write(b"x", failures.append) is True
    assert end.transport.write(b"y") is True
    assert failures == end.errors == []
    engine.drive()
    assert [(error.code, error.errno, error.message) for error in failures] == [("EPIPE", -32, "write EPIPE")]
    assert [error.code for error in end.errors] == ["EPIPE"]


def test_frames_that_wait_in_vain_report_the_real_error(raw: tuple[End, socket.socket]) -> None:
    """The peer goes while frames wait: their callbacks get EPIPE, once each; without a callback nothing is said."""
    end, peer = raw
    fill(end)
    told: list[Any] = []
    end.transport.write(FRAME, lambda error: told.append(("first", error)))
    end.transport.write(FRAME)
    end.transport.write(FRAME, lambda error: told.append(("last", error)))
    peer.close()
    engine.drive()
    assert [(which, error.code) for which, error in told] == [("first", "EPIPE"), ("last", "EPIPE")]
    assert end.errors == []
    assert end.queued == 0


# -- the end --------------------------------------------------------------------------------------------


def test_finish_delivers_then_closes() -> None:
    """What was accepted arrives, then the end; both descriptors are closed."""
    sender, receiver = pair()
    sender.transport.write(b"d" * 2_000_000)
    sender.transport.finish()
    assert sender.transport.fd >= 0
    engine.drive()
    assert len(receiver.data) == 2_000_000
    assert (sender.transport.fd, receiver.transport.fd, receiver.ended) == (-1, -1, 1)


def test_finish_reads_away_what_nobody_wants(raw: tuple[End, socket.socket]) -> None:
    """Unread data would turn the peer's end of file into ECONNRESET."""
    end, peer = raw
    peer.send(b"unwanted")
    end.transport.finish()
    assert peer.recv(10) == b""
    assert end.received == []


def test_abandon_fails_what_waits(raw: tuple[End, socket.socket]) -> None:
    """Frames that were not written are refused with ERR_IPC_CHANNEL_CLOSED, in a tick; so is every later one."""
    end, _ = raw
    told: list[Any] = []
    fill(end)
    end.transport.write(FRAME, told.append)
    end.transport.abandon()
    end.transport.write(FRAME, told.append)
    assert told == []
    engine.drive()
    assert [type(error) for error in told] == [IpcChannelClosedError, IpcChannelClosedError]


def test_a_reset_is_an_end(raw: tuple[End, socket.socket]) -> None:
    """ECONNRESET, from a peer that closed without reading, is the end of the stream."""
    end, peer = raw
    end.transport.write(b"never read")
    end.transport.watcher.ref()
    peer.close()
    engine.drive()
    assert end.ended == 1


def test_read_rest_takes_what_is_there(raw: tuple[End, socket.socket]) -> None:
    """Everything that was written before, and the end; each read has its own drain."""
    end, peer = raw
    order: list[Any] = []

    def note(data: bytes) -> None:
        order.append(len(data))
        engine.next_tick(order.append, "tick")

    end.on_bytes = note
    peer.send(b"r" * 100_000)
    peer.close()
    end.transport.read_rest()
    assert order == [65536, "tick", 34464, "tick"]
    assert end.ended == 1


def test_flush_all_writes_without_the_loop() -> None:
    """At the end of the process: blocking, until everything is out."""
    sender, receiver = pair()
    payload = b"p" * 1_000_000
    got: list[bytes] = []
    receiver.transport.watcher.set(readable=None)
    fd = receiver.transport.fd
    os.set_blocking(fd, True)
    thread = threading.Thread(target=lambda: got.extend(iter(lambda: os.read(fd, 65536), b"")))
    sender.transport.write(payload)
    thread.start()
    assert flush_all(10.0) is True
    assert sender.queued == 0
    sender.transport.abandon()
    thread.join()
    assert b"".join(got) == payload


def test_flush_all_is_bounded(raw: tuple[End, socket.socket]) -> None:
    """A peer that never reads costs the given time and no more; False says that something was left."""
    end, _ = raw
    fill(end)
    assert flush_all(0.01) is False


def test_flush_all_gives_up_on_a_peer_that_is_gone(raw: tuple[End, socket.socket]) -> None:
    """Nothing is left to wait for."""
    end, peer = raw
    fill(end)
    peer.close()
    assert flush_all(10.0) is True


# -- threads and copies ---------------------------------------------------------------------------------


def test_a_thread_writes_while_the_loop_does_not_run(raw: tuple[End, socket.socket]) -> None:
    """The main thread waits for a thread; what the thread sends leaves all the same."""
    end, peer = raw
    thread = threading.Thread(target=lambda: end.transport.write(b"from a thread"))
    thread.start()
    thread.join()
    assert peer.recv(100) == b"from a thread"


def test_eight_threads_keep_their_own_order() -> None:
    """Frames of different threads mix, those of one thread never change places, none is torn or lost."""
    sender, receiver = pair()

    def work(number: int) -> None:
        for count in range(2000):
            sender.transport.write(b"%d:%04d\n" % (number, count))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]

    def wait_for_them() -> None:
        if any(thread.is_alive() for thread in threads):
            setImmediate(wait_for_them)
        else:
            setImmediate(sender.transport.finish)

    for thread in threads:
        thread.start()
    wait_for_them()
    engine.drive()
    lines = receiver.data.splitlines()
    assert len(lines) == 16_000
    for number in range(8):
        mine = [line for line in lines if line.startswith(b"%d:" % number)]
        assert mine == [b"%d:%04d" % (number, count) for count in range(2000)]


def test_the_callback_of_a_thread_runs_on_the_loop(raw: tuple[End, socket.socket]) -> None:
    """Whoever sends, callbacks run on the loop's thread."""
    end, _ = raw
    seen: list[int] = []
    thread = threading.Thread(
        target=lambda: end.transport.write(b"x", lambda error: seen.append(threading.get_ident()))
    )
    thread.start()
    thread.join()
    setImmediate(lambda: None)
    engine.drive()
    assert seen == [threading.get_ident()]


def test_a_forked_copy_leaves_the_socket_alone(raw: tuple[End, socket.socket]) -> None:
    """The copy closes its descriptor and forgets what waits; the original goes on as if nothing was."""
    end, peer = raw
    written = fill(end) * len(FRAME) - end.queued
    pid = os.fork()
    if pid == 0:
        os._exit(0 if not module._open and end.transport.fd == -1 and not end.queued else 1)
    assert os.waitpid(pid, 0)[1] == 0
    total = written + end.queued
    end.transport.watcher.ref()
    received = len(read_all(peer))
    end.transport.finish()
    while end.transport.fd >= 0:
        engine.poller.wait(0)
        end.transport._pump()
        received += len(read_all(peer))
    assert received == total
    assert peer.recv(1) == b""


def test_the_descriptor_is_not_inherited(raw: tuple[End, socket.socket]) -> None:
    """Close-on-exec and non-blocking, whatever it was before."""
    end, _ = raw
    assert os.get_inheritable(end.transport.fd) is False
    assert os.get_blocking(end.transport.fd) is False


# -- conversations --------------------------------------------------------------------------------------


def test_a_conversation_lets_the_loop_have_its_turn(raw: tuple[End, socket.socket]) -> None:
    """Answers that come at once are taken without going through the loop, but timers still come in between."""
    end, peer = raw
    peer.setblocking(True)
    echo = threading.Thread(target=lambda: [peer.send(peer.recv(1)) for _ in range(3000)])
    left, fired = 2999, 0

    def answer(data: bytes) -> None:
        nonlocal left
        if left:
            left -= 1
            end.transport.write(data)
        else:
            clearInterval(timer)
            end.transport.finish()

    def tick() -> None:
        nonlocal fired
        fired += 1

    timer = setInterval(tick, 1)
    end.on_bytes = answer
    echo.start()
    end.transport.write(b"x")
    engine.drive()
    echo.join()
    assert left == 0
    assert fired > 0


def test_a_conversation_yields_to_what_is_due(raw: tuple[End, socket.socket]) -> None:
    """An immediate runs after the first exchange, although the next answer is there already."""
    end, peer = raw
    order: list[Any] = []

    def answer(data: bytes) -> None:
        order.append(data)
        end.transport.write(data)
        if len(order) == 1:
            peer.send(b"second")
            setImmediate(lambda: order.append("immediate"))
        else:
            end.transport.finish()

    end.on_bytes = answer
    end.transport.watcher.ref()
    peer.send(b"first")
    engine.drive()
    assert order == [b"first", "immediate", b"second"]


@pytest.fixture
def other() -> Iterator[tuple[socket.socket, list[Any]]]:
    """A stream on the same loop, as its peer sees it, and what was heard of it."""
    ours, theirs = socket.socketpair()
    heard: list[Any] = []
    watcher = engine.watch(ours.fileno(), lambda: heard.append(ours.recv(10)))
    yield theirs, heard
    watcher.close()
    ours.close()
    theirs.close()


def test_a_conversation_lets_others_that_are_ready_come_first(
    raw: tuple[End, socket.socket], other: tuple[socket.socket, list[Any]]
) -> None:
    """What the same poll has found is called before the next answer is looked for."""
    end, peer = raw
    stream, order = other

    def answer(data: bytes) -> None:
        order.append(data)
        end.transport.write(data)
        if len(order) == 1:
            peer.send(b"second")

    end.on_bytes = answer
    peer.send(b"first")
    stream.send(b"stream")
    engine.drive(lambda: len(order) == 3)
    assert order == [b"first", b"stream", b"second"]


def test_a_conversation_does_not_look_for_the_end(
    raw: tuple[End, socket.socket], other: tuple[socket.socket, list[Any]]
) -> None:
    """The end of the channel is heard when its turn comes among the descriptors: after what was sent before it."""
    end, peer = raw
    stream, order = other

    def answer(data: bytes) -> None:
        order.append(data)
        end.transport.write(data)
        stream.send(b"stream")
        peer.recv(10)
        peer.close()

    end.on_bytes = answer
    end.on_end = lambda: order.append("end")
    peer.send(b"first")
    engine.drive(lambda: len(order) == 3)
    assert order == [b"first", b"stream", "end"]
