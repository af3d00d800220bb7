"""Peers that break the rules of streams: each costs its channel, says why, and nothing else is lost."""

from __future__ import annotations

import os
import socket
from typing import Any

import pytest
from support_endpoint import Target, turn

from nodecompat import WritableStream
from nodecompat._channel.protocol import Channel
from nodecompat._moved.ledger import MOST_OPEN
from nodecompat.errors import DataCloneError


class Peer:
    """A peer that writes whatever frames it is told, and the target it talks to."""

    def __init__(self) -> None:
        ours, self.socket = socket.socketpair()
        self._channel = Channel("cbor")
        self.target = Target().open(ours.detach(), "cbor", is_child=False)
        self.errors: list[Any] = []
        self.target.on("error", self.errors.append)

    def say(self, *values: Any) -> None:
        for value in values:
            frame = self._channel.send(value)
            data = frame if isinstance(frame, bytes) else b"".join(frame)
            while data:
                try:
                    sent = os.write(self.socket.fileno(), data[:100_000])
                    data = data[sent:]
                except BlockingIOError:
                    pass
                except BrokenPipeError:
                    return
                turn()
        for _ in range(6):
            turn()

    def close(self) -> None:
        self.socket.close()
        if self.target.connected:
            self.target.disconnect()
        for _ in range(6):
            turn()


def opens(*entries: object, msg: object = b"\xf6") -> dict[str, object]:
    return {"cmd": "NODE_STREAMS", "streams": [*entries], "msg": msg}


def says(act: str, number: int = 1, **more: object) -> dict[str, object]:
    return {"cmd": "NODE_STREAM", "id": number, "act": act, **more}


GOOD = opens(["ReadableStream", [1], {}])
MOVED_0 = b"\xda\x6e\x6f\x64\x58\x00"
MOVED_9 = b"\xda\x6e\x6f\x64\x58\x09"


@pytest.mark.parametrize(
    ("frames", "reason"),
    [
        ([says("end", 3)], "a frame of a stream that was never announced"),
        ([says("credit", -5, n=1)], "a frame of a stream that was never announced"),
        ([GOOD, says("chunk", n=5000, value=b"x")], "a chunk without credit"),
        ([GOOD, says("chunk", n=1, value=b"x")], "a chunk that costs nothing"),
        ([GOOD, says("credit", n=1)], "'credit' is not what a stream may say that reads and is OPEN"),
        ([opens(["WritableStream", [1], {}]), says("credit", n=1 << 60)], "credit beyond all bounds"),
        ([GOOD, GOOD], "a stream whose number was used already"),
        ([opens(["ReadableStream", [0], {}])], "a stream whose number was used already"),
        ([opens(["Locomotive", [1], {}])], "a stream of an unknown kind"),
        ([opens(["ReadableStream", [1]])], "a stream of an unknown kind"),
        ([opens([["ReadableStream"], [1], {}])], "a stream of an unknown kind"),
        ([opens(7)], "a stream of an unknown kind"),
        ([opens(["ReadableStream", [1, 2], {}])], "a stream with a wrong number of flows"),
        ([{"cmd": "NODE_STREAMS"}], "a message with streams that lists none"),
        ([{"cmd": "NODE_STREAMS", "streams": [], "msg": "text"}], "a message with streams that lists none"),
        ([opens(["Blob", [], {}])], "a Blob without data"),
        ([opens(["Response", [], {"data": b"", "status": "x"}])], "a Response without a status"),
        ([opens(["Readable", [1], {"encoding": "klingon"}])], "a stream with bad options"),
        ([opens(msg=MOVED_0)], "a stream whose number was not announced"),
        ([opens(["ReadableStream", [1], {}], msg=MOVED_9)], "a stream whose number was not announced"),
        ([opens(msg=b"\xff")], "a message that is cut off"),
        ([GOOD, says("error", error=1, streams=[["x", [], {}]], msg=b"")], "a stream of an unknown kind"),
    ],
)
def test_a_frame_that_breaks_the_rules(frames: list[dict[str, object]], reason: str) -> None:
    """ERR_IPC_BAD_FRAME with the reason; what came before it was delivered, nothing after it is."""
    peer = Peer()
    got: list[object] = []
    peer.target.on("message", got.append)
    peer.target.on("disconnect", lambda: got.append("disconnect"))
    peer.say("before", *frames, "after")
    peer.close()
    assert [error.code for error in peer.errors] == ["ERR_IPC_BAD_FRAME"]
    assert reason in str(peer.errors[0]) or reason in ("a stream with bad options", "a message that is cut off")
    assert (got[0], got[-1], "after" in got) == ("before", "disconnect", False)


def test_a_number_in_a_plain_message_is_a_bad_frame() -> None:
    """What moves is announced."""
    peer = Peer()
    os.write(peer.socket.fileno(), b"\xd8\x18\x46" + MOVED_0)
    for _ in range(6):
        turn()
    peer.close()
    assert "a stream that no frame announces" in str(peer.errors[0])


def test_what_comes_late_means_nothing() -> None:
    """Frames about a stream that is over, twice the same, cross each other on any channel; their streams are told."""
    peer = Peer()
    got: list[object] = []
    peer.target.on("message", got.append)
    late = says("chunk", n=5000, streams=[["ReadableStream", [2], {}]], msg=MOVED_0)
    peer.say(GOOD, says("end"), says("end"), says("error", error=1), says("chunk", n=1), late, "alive")
    assert got == [None, "alive"]
    assert peer.errors == []
    assert peer.target._endpoint._streams._ledger._open_theirs == 0
    peer.close()


def test_a_million_opens_are_bounded() -> None:
    """By the number of those that are open at once; those of messages that nobody takes yet are not even made."""
    peer = Peer()
    for start in range(1, MOST_OPEN + 1000, 1000):
        peer.say(opens(*(["ReadableStream", [number], {}] for number in range(start, start + 1000))))
        streams = peer.target._endpoint._streams
        assert streams._ends == {}
    peer.close()
    assert f"more than {MOST_OPEN} streams are open" in str(peer.errors[0])
    assert (len(streams._ledger), streams._early) == (0, {})


def test_a_channel_of_another_wire_knows_no_streams() -> None:
    """There such a message is one of the runtime's that nobody knows."""
    ours, theirs = socket.socketpair()
    target = Target().open(ours.detach(), "json", is_child=False).note("internalMessage", "error")
    theirs.sendall(b'{"cmd":"NODE_STREAMS","streams":[],"msg":"x"}\n')
    for _ in range(6):
        turn()
    assert target.trace == [("internalMessage", {"cmd": "NODE_STREAMS", "streams": [], "msg": "x"})]
    with pytest.raises(DataCloneError):
        target.send(WritableStream())
    theirs.close()
    for _ in range(6):
        turn()
