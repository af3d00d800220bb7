"""The channel as logic: states, notices, internal messages, faults."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat._channel import protocol
from nodecompat._channel.protocol import BAD_FRAME, END, INTERNAL, MESSAGE, Channel
from nodecompat.errors import DataCloneError, IpcBadFrameError, IpcChannelClosedError

WIRES = ["cbor", "json"]
GARBAGE = {"cbor": b"\xd8\x18\x41\xff", "json": b"not json\n"}


def frames(channel: Channel, *values: Any) -> bytes:
    return b"".join(part for value in values for part in as_list(channel.send(value)))


def states(channel: Channel) -> tuple[str, str]:
    return channel.incoming, channel.outgoing


def as_list(frame: Any) -> list[bytes]:
    return [frame] if isinstance(frame, bytes) else frame


@pytest.mark.parametrize("wire", WIRES)
def test_messages_come_out_in_order(wire: str) -> None:
    """Several frames in one read are several notices."""
    data = frames(Channel(wire), 1, "two", {"three": [3]}, None)

    notices, _ = Channel(wire).receive(data)
    assert notices == [(MESSAGE, 1), (MESSAGE, "two"), (MESSAGE, {"three": [3]}), (MESSAGE, None)]


@pytest.mark.parametrize("wire", WIRES)
@given(cuts=st.lists(st.integers(0, 400), max_size=20))
@settings(max_examples=50, deadline=None)
def test_any_split_gives_the_same_notices(wire: str, cuts: list[int]) -> None:
    """How the bytes are cut into reads is not seen in the notices."""
    data = frames(Channel(wire), {"é": "\U0001f600"}, "x" * 300, [1, [2]], {"cmd": "NODE_X"})
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    channel = Channel(wire)
    parts = [data[start:end] for start, end in pairwise(edges) if start < end]
    notices = [notice for part in parts for notice in channel.receive(part)[0]]

    assert notices == Channel(wire).receive(data)[0]
    assert len(notices) == 4


@pytest.mark.parametrize(
    ("message", "internal"),
    [
        ({"cmd": "NODE_foo"}, True),
        ({"cmd": "NODE_"}, False),
        ({"cmd": "node_x"}, False),
        ({"cmd": 5}, False),
        ({"cmd": None}, False),
        (["NODE_foo"], False),
        ("NODE_foo", False),
    ],
)
@pytest.mark.parametrize("wire", WIRES)
def test_internal_messages_are_told_by_their_cmd(wire: str, message: Any, internal: bool) -> None:
    """Measured on Node 20 and 24: a string that begins with NODE_ and goes on."""
    kind = INTERNAL if internal else MESSAGE

    assert Channel(wire).receive(frames(Channel(wire), message))[0] == [(kind, message)]


def test_node_handle_without_descriptor_is_answered() -> None:
    """The peer holds back everything until it hears NACK."""
    channel = Channel("json")
    notices, _ = channel.receive(b'1\n{"cmd":"NODE_HANDLE","type":"net.Native","msg":"x"}\n2\n')

    assert notices == [
        (MESSAGE, 1),
        (INTERNAL, {"cmd": "NODE_HANDLE", "type": "net.Native", "msg": "x"}),
        (MESSAGE, 2),
    ]
    assert channel.data_to_send() == [b'{"cmd":"NODE_HANDLE_NACK"}\n']
    assert channel.data_to_send() == channel.replies == []


@pytest.mark.parametrize("command", ["NODE_HANDLE_ACK", "NODE_HANDLE_NACK"])
def test_an_unsolicited_answer_is_internal(command: str) -> None:
    """Node ends with an assertion there; here it is one more internal message."""
    assert Channel("json").receive(b'{"cmd":"%s"}\n' % command.encode())[0] == [(INTERNAL, {"cmd": command})]


@pytest.mark.parametrize("wire", WIRES)
def test_a_bad_frame_ends_the_channel(wire: str) -> None:
    """What came before it is delivered, in the same list; nothing comes after it but the end."""
    channel = Channel(wire)
    good = frames(Channel(wire), "good")
    notices, _ = channel.receive(good + GARBAGE[wire] + good)

    assert notices[0] == (MESSAGE, "good")
    assert notices[1][0] is BAD_FRAME
    assert isinstance(notices[1][1], IpcBadFrameError)
    assert (notices[1][1].code, notices[1][1].offset) == ("ERR_IPC_BAD_FRAME", len(good))
    assert len(notices) == 2
    assert channel.incoming is protocol.FAILED
    assert channel.receive(good) == ([], 1)
    assert channel.receive(b"") == ([], 0)


@pytest.mark.parametrize("last", [b"", b"garbage\n"])
def test_the_program_may_send_until_it_is_told(last: bytes) -> None:
    """A listener may answer a message that came in the same read as the end or a bad frame."""
    channel = Channel("json")
    channel.receive(b"1\n" + last)
    channel.receive(b"")

    assert channel.connected
    assert channel.send("answer") == b'"answer"\n'


@pytest.mark.parametrize("wire", WIRES)
def test_the_end_of_the_stream_drops_a_cut_frame(wire: str) -> None:
    """The peer died in the middle of a write: no error, as in Node."""
    channel = Channel(wire)
    data = frames(Channel(wire), "whole", "cut off")

    assert channel.receive(data[:-1])[0] == [(MESSAGE, "whole")]
    assert channel.receive(b"") == ([(END, None)], 0)
    assert channel.receive(b"") == ([], 0)
    assert channel.receive(data[-1:])[0] == []
    assert channel.incoming is protocol.ENDED


def test_after_disconnect_only_internal_messages_go_out() -> None:
    """An ACK must still reach the peer, and its messages still come out."""
    channel = Channel("json")
    channel.disconnect()

    assert channel.outgoing is protocol.CLOSING
    assert not channel.connected
    with pytest.raises(IpcChannelClosedError):
        channel.send(1)
    assert channel.send_internal({"cmd": "NODE_HANDLE_ACK"}) == b'{"cmd":"NODE_HANDLE_ACK"}\n'
    assert channel.receive(b"5\n")[0] == [(MESSAGE, 5)]
    channel.close()
    with pytest.raises(IpcChannelClosedError):
        channel.send_internal({"cmd": "NODE_X"})
    assert channel.receive(b"5\n")[0] == []


def test_left_over_messages_are_a_state_of_their_own() -> None:
    """It is only entered once the program has disconnected, and it is left for CLOSING."""
    channel = Channel("json")
    channel.begin_left_over()
    assert states(channel) == (protocol.OPEN, protocol.OPEN)
    channel.disconnect()
    channel.begin_left_over()
    assert states(channel) == (protocol.OPEN, protocol.LEFT_OVER)
    assert channel.send_internal({"cmd": "NODE_HANDLE_ACK"})
    channel.end_left_over()
    assert states(channel) == (protocol.OPEN, protocol.CLOSING)


def test_a_finished_channel_drops_what_comes() -> None:
    """It is read all the same, so that the peer comes to read; then the end is seen, and nothing is said of it."""
    channel = Channel("json")
    channel.finish()
    assert states(channel) == (protocol.IGNORED, protocol.FLUSHING)
    assert channel.receive(b"1\n") == ([], 1)
    assert channel.receive(b'{"cmd":"NODE_HANDLE"}\n') == ([], 1)
    assert channel.replies == []
    assert channel.receive(b"") == ([], 0)
    with pytest.raises(IpcChannelClosedError):
        channel.send_internal({"cmd": "NODE_X"})


@pytest.mark.parametrize("wire", ["json", "advanced", "cbor"])
def test_a_read_full_of_small_messages_wants_no_larger_reads(wire: str) -> None:
    """Messages that are given out one by one count as those that are decoded together: their reads stay of usual size."""
    sender, receiver = Channel(wire), Channel(wire)
    first = bytes(sender.send(1))  # type: ignore[arg-type]  # small: not in parts
    frame = bytes(sender.send({"id": 1, "name": "n" * 150}))  # type: ignore[arg-type]
    read = (frame * protocol.READ_BYTES)[: protocol.READ_BYTES]  # its last message is cut
    receiver.receive(first)
    wanted = [0]

    def follow(whole: bytes, taken: int, count: int) -> list[protocol.Notice]:
        notices, wanted[0] = receiver.receive_rest(whole, taken, count)
        return notices

    arrivals = receiver.arrivals(read, follow)
    if arrivals is None:  # there is no compiled reader
        notices, wanted[0] = receiver.receive(read)
    else:
        notices = [*arrivals]
    assert len(notices) == protocol.READ_BYTES // len(frame)
    assert 0 < wanted[0] <= protocol.READ_BYTES


def test_what_it_wants_next() -> None:
    """More than a read takes while large messages are on their way, one byte otherwise, none at the end."""
    channel = Channel("cbor")
    data = frames(channel, "x" * 300_000)
    assert channel.receive(data[:65536])[1] == len(data) - 65536
    assert channel.receive(data[65536:70000])[1] == len(data) - 70000
    notices, wanted = channel.receive(data[70000:])
    assert len(notices) == 1
    assert wanted > protocol.READ_BYTES
    assert channel.receive(frames(channel, 1))[1] <= protocol.READ_BYTES
    assert channel.receive(b"")[1] == 0


@pytest.mark.parametrize("wire", WIRES)
def test_a_value_that_cannot_travel_changes_nothing(wire: str) -> None:
    """The error comes out of send; the next message goes out as if nothing had been."""
    channel = Channel(wire)
    circle: list[Any] = [print]
    circle.append(circle)
    with pytest.raises(TypeError):
        channel.send(circle)

    assert channel.outgoing is protocol.OPEN
    assert Channel(wire).receive(frames(channel, "next"))[0] == [(MESSAGE, "next")]


def test_the_culprit_is_named() -> None:
    """A DataCloneError says where in the message the value stands."""
    with pytest.raises(DataCloneError, match=r"at message\.payload\[3\]\.fn") as caught:
        Channel("cbor").send({"payload": [1, 2, 3, {"fn": print}]})

    assert caught.value.path == "message.payload[3].fn"


def test_the_cap_is_an_argument() -> None:
    """`max_message_bytes` limits what the peer may send, not what is sent."""
    frame = frames(Channel("json", max_message_bytes=5), "123456")
    notices, _ = Channel("json", max_message_bytes=5).receive(frame)

    assert [kind for kind, _ in notices] == [BAD_FRAME]


@pytest.mark.parametrize("table", [protocol.INCOMING, protocol.OUTGOING])
def test_no_state_leads_back_to_open(table: dict[str, dict[str, str]]) -> None:
    """Each table knows its states, moves between them and ends in CLOSED."""
    for state, moves in table.items():
        assert set(moves.values()) <= set(table) - {protocol.OPEN}
        assert state is protocol.CLOSED or moves["close"] is protocol.CLOSED
    assert table[protocol.CLOSED] == {}


def test_kinds_of_notices_are_told_apart_by_identity() -> None:
    """Four kinds, four objects."""
    assert len({id(kind) for kind in (MESSAGE, INTERNAL, BAD_FRAME, END)}) == 4


@pytest.mark.parametrize("wire", WIRES)
@given(data=st.binary(min_size=1, max_size=200))
@settings(max_examples=200, deadline=None)
def test_garbage_never_raises(wire: str, data: bytes) -> None:
    """Whatever bytes come, notices come out, and at most one of them is a fault, the last."""
    notices, _ = Channel(wire).receive(data)

    assert all(kind in (MESSAGE, INTERNAL, BAD_FRAME) for kind, _ in notices)
    assert all(kind is not BAD_FRAME for kind, _ in notices[:-1])
