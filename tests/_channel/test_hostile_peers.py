"""What a peer that means ill can cost: its channel at most, and time and memory in proportion to what it writes."""

from __future__ import annotations

import socket
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from support_endpoint import Target, pair, turn

from nodecompat._channel import waiting
from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, MORE, Channel
from nodecompat._channel.socket import UNREAD_ANSWERS
from nodecompat._wires.cbor.tags import cbor_head
from nodecompat.values import RegExp, undefined

pytestmark = pytest.mark.slow


def head(major: int, number: int) -> bytes:
    """The head of a CBOR item."""
    return bytes([major << 5 | 25]) + number.to_bytes(2, "big") if number > 23 else bytes([major << 5 | number])


def varint(number: int) -> bytes:
    """A number of V8's format."""
    return bytes([number & 127 | 128]) + varint(number >> 7) if number > 127 else bytes([number])


def array_of_holes(count: int) -> bytes:
    """A V8 message."""
    body = b"\xff\x0fa" + varint(count) + b"@\0" + varint(count)
    return len(body).to_bytes(4, "big") + body


def cbor(body: bytes) -> bytes:
    """A frame of the `cbor` wire."""
    return cbor_head(len(body)) + body


LIST = b"\xd8\x1c" + head(4, 3000) + b"\x80" * 3000  # a shared list; what refers to it is its third
REFERENCE = b"\xd8\x1d\0"
PAIRS = b"\xd8\x1c" + head(4, 3000) + b"".join(b"\x82" + head(0, number) + b"\0" for number in range(3000))
MEMBERS = b"\xd8\x1c" + head(4, 5000) + b"".join(head(0, number) for number in range(5000))
TEXT = b"\xd8\x1c" + head(3, 30000) + b"x" * 30000
NUMBER = b"\xd8\x1c" + head(2, 4000) + b"x" * 4000
ARGS = b"\xd8\x1c" + head(4, 10000) + b"\0" * 10000
FIELDS = b"\xd8\x1c" + head(5, 3000) + b"".join(b"\x65%05d\0" % number for number in range(3000))
MAP, SET = b"\xda\x6e\x6f\x64\x4d", b"\xda\x6e\x6f\x64\x53"
BOMBS = {
    "values of a Map": b"\x82" + LIST + MAP + head(4, 3000) + b"".join(b"\x82" + head(0, n) + REFERENCE for n in range(3000)),
    "pairs of many Maps": head(4, 2001) + PAIRS + (MAP + REFERENCE) * 2000,
    "members of many Sets": head(4, 4001) + MEMBERS + (SET + REFERENCE) * 4000,
    "the text of many errors": head(4, 3001) + TEXT + (b"\xd8\x1b\x83\x68KeyError" + REFERENCE + b"\xa0") * 3000,
    "the arguments of many errors": head(4, 3001) + ARGS + (b"\xd8\x1b\x83\x68KeyError\x60\xa1\x64args" + REFERENCE) * 3000,
    "the properties of many errors": head(4, 3001) + FIELDS + (b"\xd8\x1b\x83\x61E\x60" + REFERENCE) * 3000,
    "big integers": head(4, 9001) + NUMBER + (b"\xc2" + REFERENCE) * 9000,
    "typed arrays": head(4, 9001) + NUMBER + (b"\xd8\x40" + REFERENCE) * 9000,
    "dimensions": b"\xd8\x28\x82" + head(4, 9000) + b"\x1b\0\0\0\xff\xff\xff\xff\xff" * 9000 + b"\xd8\x40\x41x",
    "Sets in Sets": (SET + b"\x82\0") * 150 + b"\x81" + LIST,
    "one long pattern": b"\xd9\x52\x4a\x82" + head(3, 950) + "[\0-\uffff]".encode() * 190 + b"\x61i",
    "many patterns": head(4, 9000) + b"".join(b"\xd9\x52\x4a\x82\x65%05d\x60" % number for number in range(9000)),
    "a bad pattern": head(4, 9001) + b"\xd8\x1c\x82" + head(3, 900) + b"(a)" * 299 + b"(aa" + b"\x60"
    + (b"\xd9\x52\x4a" + REFERENCE) * 9000,
    "colliding members": head(4, 10) + (SET + head(4, 900) + b"".join(
        b"\xc2\x49" + (((1 << 61) - 1) * number).to_bytes(9, "big") for number in range(1, 901))) * 10,
}  # fmt: skip


def cost_of(read: Callable[[], object]) -> tuple[float, int]:
    """Seconds of CPU and the peak of memory."""
    before = time.process_time()
    read()
    seconds = time.process_time() - before
    tracemalloc.start()
    try:
        read()
        return seconds, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def drain(stream: bytes, wire: str) -> None:
    """Receive a stream; nobody keeps what it brings."""
    channel = Channel(wire)
    for start in range(0, len(stream), 65536):
        for kind, value in channel.receive(stream[start : start + 65536])[0]:
            if kind is MORE:
                for _ in value:
                    pass


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_shared_costs_its_bytes(name: str) -> None:
    """Tags 28 and 29 let a few bytes stand for much; time and memory stay those of the frame."""
    frame = cbor(BOMBS[name])
    seconds, peak = cost_of(lambda: drain(frame, "cbor"))

    assert seconds < 0.5 * max(len(frame) / 100_000, 1)
    assert peak < 64 << 20


@pytest.mark.parametrize("holes", [8, 16_000])
def test_many_arrays_of_holes_never_exist_at_once(holes: int) -> None:
    """Each is a short frame; what one read brings is decoded as it is delivered."""
    frame = array_of_holes(holes)
    _, peak = cost_of(lambda: drain(frame * (65536 // len(frame)), "advanced"))

    assert peak < 64 << 20


def test_holes_in_parts_come_all_and_in_order() -> None:
    """The messages of a read that is decoded in parts, and the fault behind them."""
    channel = Channel("advanced")
    stream = array_of_holes(16_000) * 90 + bytes.fromhex("00000004ff0f4902") + b"\0\0\0\3zzz"
    ((kind, parts),), _ = channel.receive(stream)
    seen: list[tuple[str, Any]] = [(kind, len(value) if type(value) is list else value) for kind, value in parts]

    assert kind is MORE
    assert seen[:91] == [(MESSAGE, 16_000)] * 90 + [(MESSAGE, 1)]
    assert seen[91][0] is BAD_FRAME
    assert seen[91][1].offset == len(stream) - 7
    assert len(seen) == 92


def test_a_read_may_claim_no_more_than_so_much() -> None:
    """A thousand arrays of 16,000 holes are delivered, the next one is a bad frame."""
    ((_, parts),), _ = Channel("advanced").receive(array_of_holes(16_000) * 3000)
    kinds = [kind for kind, _ in parts]

    assert 1000 <= kinds.count(MESSAGE) < 1100
    assert kinds[-1] is BAD_FRAME


def test_a_few_holes_for_each_byte() -> None:
    """An array of 16,000 holes is a message, one of a million in a few bytes is a bad frame."""
    assert Channel("advanced").receive(array_of_holes(16_000))[0] == [(MESSAGE, [undefined] * 16_000)]
    ((kind, error),) = Channel("advanced").receive(array_of_holes(1 << 20))[0]
    assert (kind, error.reason) == (BAD_FRAME, "a message that claims more than its bytes allow")


@pytest.mark.parametrize("wire", ["json", "cbor", "advanced"])
def test_no_memory_is_a_bad_frame(wire: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The channel is lost, nothing else."""

    def decode(bodies: list[Any], values: list[Any]) -> None:
        raise MemoryError

    channel = Channel(wire)
    monkeypatch.setattr(channel, "_decode", decode)
    frame = Channel(wire).send("hello")
    assert isinstance(frame, bytes)
    ((kind, error),), _ = channel.receive(frame)

    assert (kind, error.code, error.reason) == (BAD_FRAME, "ERR_IPC_BAD_FRAME", "there is no memory for it")


def test_patterns_beyond_the_time_of_a_read_are_inert() -> None:
    """They arrive as values.RegExp."""
    ((_, values),), _ = Channel("cbor").receive(cbor(BOMBS["many patterns"]))

    assert values[0].pattern == "00000"
    assert values[-1] == RegExp("08999")


@pytest.mark.usefixtures("nothing_left")
def test_messages_that_nobody_listens_for_stop_the_peer(
    wired: tuple[Target, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a number on they stay in the socket, which one warning tells; the first listener gets all of them."""
    monkeypatch.setattr(waiting, "MOST_WAITING", 5)
    child, theirs = wired
    theirs.send(b"1\n2\n3\n4\n5\n6\n")
    turn()
    theirs.send(b"7\n8\n")
    turn()
    turn()
    assert len(child._endpoint._waiting) == 6
    child.note("message")
    for _ in range(3):
        turn()

    (kind, text), *rest = child.trace
    assert (kind, text[:54]) == ("warning", "5 messages wait for a 'message' listener. No more are ")
    assert rest == [("message", number) for number in range(1, 9)]
    child.disconnect()
    turn()


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    "question",
    [b'{"cmd":"NODE_CONFIRM","id":1,"msg":0}', b'{"cmd":"NODE_SOCKET_GET_COUNT","key":"%d"}'],
    ids=["was it heard", "how many connections"],
)
def test_questions_whose_answers_nobody_reads(wired: tuple[Target, socket.socket], question: bytes) -> None:
    """Every answer counts, whoever of the runtime gives it, and no question is kept."""
    child, theirs = wired
    child.on("message", lambda _: None)
    flood = b"".join(question.replace(b"%d", b"%d" % number) + b"\n" for number in range(1000))
    sent = 0
    for _ in range(2000):
        try:
            sent += theirs.send(flood)
        except BlockingIOError:
            pass
        turn()
        if child._endpoint._transport._reasons:
            break
    assert child._endpoint._transport._reasons == {UNREAD_ANSWERS}
    assert sent < 8 << 20
    assert not getattr(child._endpoint._handles, "_got", None)
    child.disconnect()
    theirs.close()
    turn()
    turn()


@pytest.mark.usefixtures("nothing_left")
def test_two_that_send_much_and_ask_each_other() -> None:
    """What a program has sent and its peer has not read is no reason not to read the peer: both would wait for ever."""
    ends = pair("cbor")
    answered: list[object] = []
    for end in ends:
        end.note("message")
        end._endpoint.sendMessage("first", strict=True).then(answered.append)
        for _ in range(20):
            end.send(b"x" * 100_000)
    for _ in range(1000):
        turn()

    assert [len(end.trace) for end in ends] == [21, 21]
    assert len(answered) == 2
    ends[0].disconnect()
    for _ in range(3):
        turn()


@pytest.mark.usefixtures("nothing_left")
def test_answers_that_the_peer_does_not_read_stop_the_reading(wired: tuple[Target, socket.socket]) -> None:
    """NODE_HANDLE is answered; a peer that never reads cannot make the queue of answers grow without end."""
    child, theirs = wired
    flood = b'{"cmd":"NODE_HANDLE"}\n' * 3000
    sent = 0
    for _ in range(300):
        try:
            sent += theirs.send(flood)
        except BlockingIOError:
            pass
        turn()
    assert sent < 4 << 20
    assert child._endpoint._transport._out.size < 4 << 20
    child.disconnect()
    theirs.setblocking(True)
    theirs.settimeout(10)
    for _ in range(300):
        theirs.recv(1 << 20)
        turn()
        if not child._endpoint._transport.waiting:
            break
