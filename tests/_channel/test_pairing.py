"""Handles that leave together: who takes them so, what is on the wire, and what becomes of those that did not come."""

from __future__ import annotations

import os
import socket
from typing import Any

import pytest
from support_endpoint import Target, pair, turn

from nodecompat import Handle, net
from nodecompat._channel.pairing import MOST_DESCRIPTORS, Descriptors
from nodecompat._channel.protocol import Channel

pytestmark = pytest.mark.usefixtures("nothing_left")

ACK: dict[str, Any] = {"cmd": "NODE_HANDLE_ACK"}


def turns(count: int = 12) -> None:
    for _ in range(count):
        turn()


def frame(value: object) -> bytes:
    made = Channel("json").send(value)
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("wire", ["cbor", "json", "advanced"])
def test_many_at_once(wire: str) -> None:
    """The first goes alone, as its answer says how many may follow together; the order of all messages stays."""
    parent, child = pair(wire)
    parent.note("internalMessage")
    child.note("message")
    handle = Handle(socket.socket().detach())
    called: list[object] = []
    for number in range(80):
        parent.send({"n": number}, handle, called.append)
    parent.send("between")
    parent.send("last", handle)
    turns(20)
    got = [(entry[1], len(entry) > 2) for entry in child.trace]
    for entry in child.trace:
        for one in entry[2:]:
            one.close()

    assert got == [({"n": number}, True) for number in range(80)] + [("between", False), ("last", True)]
    assert called == 80 * [None]
    answers = [entry[1] for entry in parent.trace]
    assert answers == [{**ACK, "atOnce": 64}, {**ACK, "count": 64}, {**ACK, "count": 15}, ACK]
    handle.close()
    parent.disconnect()
    child.disconnect()
    turns(3)


def test_those_that_did_not_come_are_sent_again() -> None:
    """The answer counts the first that came; connections among the others are sent again, in order, before the rest."""
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "json", is_child=False)
    left, right = socket.socketpair()
    server = net.Server()
    server.listen(0)
    turns(1)
    for message in range(3):
        parent.send(message, left)
    parent.send(3, server)
    parent.send(4, left)
    parent.send("after")
    seen = []
    for answer in ({**ACK, "atOnce": 999}, {**ACK, "count": 1}, {**ACK, "count": 2}):
        data, came, _, _ = socket.recv_fds(theirs, 10_000, 20)
        for fd in came:
            os.close(fd)
        seen.append((data, len(came)))
        theirs.send(frame(answer))
        turns(2)
    one = [b'{"cmd":"NODE_HANDLE","type":"net.%s","msg":%d}\n' % (b"S" + kind, n)
           for n, kind in enumerate([b"ocket", b"ocket", b"ocket", b"erver", b"ocket"])]  # fmt: skip
    many = b'{"cmd":"NODE_HANDLES","count":%d}\n'

    assert seen == [
        (one[0], 1),
        (many % 4 + b"".join(one[1:]), 4),
        (many % 2 + one[2] + one[4], 2),  # a server that did not come is not sent again
    ]
    assert theirs.recv(100) == b'"after"\n'
    server.close()
    parent.disconnect()
    turns(3)
    for end in (left, right, theirs):
        end.close()


def test_large_messages_do_not_leave_together() -> None:
    """What the system might take in part goes one by one."""
    parent, child = pair("json")
    parent.note("internalMessage")
    child.note("message")
    handle = Handle(socket.socket().detach())
    for _ in range(3):
        parent.send("x" * 20_000, handle)
    turns(30)

    assert [len(entry[1]) for entry in child.trace] == 3 * [20_000]
    assert [entry[1] for entry in parent.trace] == [{**ACK, "atOnce": 64}, ACK, ACK]
    for entry in child.trace:
        entry[2].close()
    handle.close()
    parent.disconnect()
    child.disconnect()
    turns(3)


def test_descriptors_and_messages() -> None:
    """The tail of what was announced is what was lost; what nobody announced is not kept."""
    pairs = Descriptors(tells=True)
    pairs.announce(3)
    pairs.add([7, 8, -1])
    pairs.no_message_follows()
    assert [pairs.take() for _ in range(3)] == [(7, None), (8, None), (-1, {**ACK, "count": 2})]
    assert [pairs.take_lost(), pairs.take_lost()] == [True, False]
    pairs.add(range(100, 180))
    assert pairs.unwanted() == [*range(100 + MOST_DESCRIPTORS, 180)]
    assert pairs.take() == (100, {**ACK, "atOnce": 64})
    pairs.no_message_follows()
    assert pairs.unwanted() == [*range(101, 100 + MOST_DESCRIPTORS)]
    assert not pairs
    for strange in (-1, None, "3", 2.5, True):
        pairs.announce(strange)
        assert pairs.take() == (-1, {"cmd": "NODE_HANDLE_NACK"})
    silent = Descriptors(tells=False)
    silent.add([5])
    assert silent.take() == (5, ACK)
