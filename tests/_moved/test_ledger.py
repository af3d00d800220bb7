"""The ledger of what is open: states and credit by tables, and what no correct peer sends."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nodecompat._moved.ledger import (
    CHUNK_COST,
    LATE,
    MOST_CREDIT,
    MOST_OPEN,
    PORTS,
    READS,
    WINDOW,
    WRITES,
    Ledger,
    cost_of,
)


def frame(act: str, number: int = 1, **more: object) -> dict[str, Any]:
    return {"cmd": "NODE_STREAM", "id": number, "act": act, **more}


def chunk(number: int = 1, cost: int = CHUNK_COST, value: object = None) -> dict[str, Any]:
    return frame("chunk", number, n=cost, value=value)


def taken(role: str, *, acks: bool = False) -> Ledger:
    """A ledger with one flow that the peer gave: its number is 1, its key -1."""
    ledger = Ledger()
    ledger.check_announced([1])
    ledger.take(1, role, acks=acks)
    return ledger


@pytest.mark.parametrize(
    ("role", "acks", "said", "left"),
    [
        (READS, False, ["end"], 0),
        (READS, True, ["end"], 1),
        (READS, False, ["error"], 0),
        (READS, True, ["end", "error"], 0),
        (WRITES, True, ["credit"], 1),
        (WRITES, True, ["credit", "cancel"], 0),
        (PORTS, False, ["post", "post"], 1),
        (PORTS, False, ["post", "close"], 0),
    ],
)
def test_what_the_peer_says_moves_a_flow(role: str, acks: bool, said: list[str], left: int) -> None:
    """By the table; a flow that is over is forgotten, and what comes for it is late."""
    ledger = taken(role, acks=acks)
    for act in said:
        assert ledger.receive(frame(act, n=5)) == (act, -1)
    assert len(ledger) == left
    if not left:
        assert ledger.receive(frame("anything")) == (LATE, -1)


@pytest.mark.parametrize(
    ("role", "acks", "said", "told"),
    [
        (WRITES, False, ["end", "error"], ["end", None]),
        (WRITES, True, ["end", "chunk", "error", "error"], ["end", None, "error", None]),
        (READS, True, ["done", "cancel", "cancel"], [None, "cancel", None]),
        (PORTS, False, ["post", "close", "post"], ["post", "close", None]),
    ],
)
def test_what_is_said_moves_a_flow(role: str, acks: bool, said: list[str], told: list[str | None]) -> None:
    """What cannot be said any more is not."""
    ledger = Ledger()
    key = ledger.give(role, acks=acks)
    frames = [ledger.say(key, act) for act in said]
    assert [None if one is None else one["act"] for one in frames] == told


def test_the_reader_gives_credit_and_the_writer_spends_it() -> None:
    """The window first, then half of it at a time; the last chunk may take more than there is."""
    writer, reader = Ledger(), taken(READS)
    key = writer.give(WRITES)
    flow = writer.writer(key)
    assert flow is not None
    assert not flow.credit
    granted = reader.grant(-1)
    assert granted == {"cmd": "NODE_STREAM", "id": -1, "act": "credit", "n": WINDOW}
    assert reader.grant(-1) is None
    assert writer.receive({**granted, "id": -1}) == ("credit", 1)
    sent = 0
    while flow.credit > 0:
        flow.credit -= 300_000
        assert reader.receive(chunk(cost=300_000)) == ("chunk", -1)
        sent += 1
    assert sent == 4
    assert reader.consumed(-1, 300_000) is None
    assert reader.consumed(-1, 300_000) == frame("credit", -1, n=600_000)


@pytest.mark.parametrize(
    ("role", "frames", "reason"),
    [
        (READS, [frame("end", 7)], "a frame of a stream that was never announced"),
        (READS, [frame("end", 0)], "a frame of a stream that was never announced"),
        (READS, [frame("credit", -1)], "a frame of a stream that was never announced"),
        (READS, [frame("end", "1")], "a frame of no stream"),  # type: ignore[arg-type]
        (READS, [frame("end", True)], "a frame of no stream"),
        (READS, [{"cmd": "NODE_STREAM"}], "a frame of no stream"),
        (READS, [frame("credit", n=1)], "'credit' is not what a stream may say that reads and is OPEN"),
        (WRITES, [frame("chunk", n=1)], "'chunk' is not what a stream may say that writes and is OPEN"),
        (READS, [chunk()], "a chunk without credit"),
        (READS, [frame("chunk")], "a chunk that costs nothing"),
        (READS, [chunk(cost=0)], "a chunk that costs nothing"),
        (READS, [chunk(cost=CHUNK_COST, value=b"x" * 5000)], "a chunk that costs less than it has"),
        (WRITES, [frame("credit", n=MOST_CREDIT), frame("credit", n=1)], "credit beyond all bounds"),
        (WRITES, [frame("credit", n=-1)], "credit beyond all bounds"),
        (WRITES, [frame("credit", n=1.5)], "credit beyond all bounds"),
    ],
)
def test_a_peer_that_breaks_the_rules(role: str, frames: list[dict[str, Any]], reason: str) -> None:
    """ValueError with the reason."""
    ledger = taken(role, acks=True)
    *good, bad = frames
    for one in good:
        ledger.receive(one)
    with pytest.raises(ValueError, match=re.escape(reason)):
        ledger.receive(bad)


def test_the_credit_is_what_the_reader_gave() -> None:
    """A writer that goes on when all is spent breaks the wire."""
    ledger = taken(READS)
    ledger.grant(-1)
    for _ in range(WINDOW // CHUNK_COST):
        ledger.receive(chunk())
    with pytest.raises(ValueError, match=r"^a chunk without credit$"):
        ledger.receive(chunk())


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        ([1], "a stream whose number was used already"),
        ([3, 2], "a stream whose number was used already"),
        (["2"], "a stream whose number was used already"),
        ([1 << 60], "a stream whose number was used already"),
        ([*range(2, MOST_OPEN + 2)], f"more than {MOST_OPEN} streams are open"),
    ],
)
def test_numbers_are_used_once(numbers: list[object], reason: str) -> None:
    """They count up, and not too many are open."""
    ledger = taken(READS)
    with pytest.raises(ValueError, match=re.escape(reason)):
        ledger.check_announced(numbers)
    ledger.check_announced([*range(2, MOST_OPEN + 1)])


def test_a_million_flows_one_after_the_other_leave_nothing() -> None:
    """Only what is open is kept."""
    ledger = Ledger()
    for number in range(1, 100_001):
        ledger.check_announced([number])
        ledger.take(number, READS)
        ledger.receive(frame("end", number))
    assert (len(ledger), ledger._open_theirs) == (0, 0)
    assert ledger.receive(frame("end", 77)) == (LATE, -77)


@pytest.mark.parametrize(
    ("value", "cost"),
    [(b"x", CHUNK_COST), (b"x" * 9000, 9000), ("é" * 9000, 9000), (memoryview(bytes(9000)), 9000), ({}, CHUNK_COST)],
)
def test_what_a_chunk_costs(value: object, cost: int) -> None:
    """What it has, and at least as much as a small one."""
    assert cost_of(value) == cost
