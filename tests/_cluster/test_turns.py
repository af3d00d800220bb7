"""Whose turn it is, without any process or connection."""

from __future__ import annotations

import random

from nodecompat._cluster.turns import Turns


def given(turns: Turns[str, int]) -> list[tuple[str, int]]:
    """All that is handed out now."""
    found = []
    while (turn := turns.next()) is not None:
        found.append(turn)
    return found


def with_workers(*workers: str) -> Turns[str, int]:
    """These workers, in this order."""
    turns: Turns[str, int] = Turns()
    for worker in workers:
        turns.add(worker)
    return turns


def test_each_in_turn_and_one_at_a_time() -> None:
    """The longest free gets the longest waiting; the next one after its answer, behind those who were free before."""
    turns = with_workers("a", "b")
    for connection in (1, 2, 3, 4):
        turns.arrive(connection)

    assert given(turns) == [("a", 1), ("b", 2)]
    assert turns.accepted("b") == 2
    assert given(turns) == [("b", 3)]
    assert turns.accepted("a") == 1
    assert given(turns) == [("a", 4)]


def test_a_refused_connection_goes_to_another_and_then_waits() -> None:
    """Nobody is asked twice until a pause is over; what came after it is not held up."""
    turns = with_workers("a", "b")
    turns.arrive(1)
    assert given(turns) == [("a", 1)]
    turns.refuse("a")
    assert given(turns) == [("b", 1)]
    turns.refuse("b")
    assert given(turns) == []
    assert turns.has_refused
    turns.arrive(2)
    assert given(turns) == [("a", 2)]
    turns.forgive()
    assert given(turns) == [("b", 1)]
    assert not turns.has_refused


def test_a_worker_that_goes_before_it_answers() -> None:
    """Its connection comes back, to the head of the line; the one that it has accepted does not."""
    turns = with_workers("a", "b")
    turns.arrive(1)
    turns.arrive(2)
    turns.arrive(3)
    assert given(turns) == [("a", 1), ("b", 2)]
    assert turns.lose("a")
    assert turns.accepted("b") == 2
    assert given(turns) == [("b", 1)]
    assert not turns.lose("a")
    assert turns.lose("b")
    assert (len(turns), turns.clear(), turns.clear()) == (0, [1, 3], [])


def test_a_worker_that_closes_may_still_answer() -> None:
    """It gets nothing more. What it refuses goes to another; it may come back."""
    turns = with_workers("a", "b")
    turns.arrive(1)
    assert given(turns) == [("a", 1)]
    assert turns.remove("a")
    assert "a" not in turns
    turns.arrive(2)
    turns.refuse("a")
    assert given(turns) == [("b", 2)]
    turns.add("a")
    assert turns.accepted("b") == 2
    assert given(turns) == [("b", 1)]


def test_no_connection_is_lost_or_given_twice() -> None:
    """Whatever happens in whatever order, each connection is accepted once, or is among those that were waiting."""
    chance = random.Random(5)
    for _ in range(300):
        turns = with_workers("a", "b", "c")
        away: dict[str, int] = {}
        accepted: list[int] = []
        arrived = 0
        for _ in range(60):
            what, worker = chance.choice("nnnnaarlfw"), chance.choice("abc")
            if what == "n":
                arrived += 1
                turns.arrive(arrived)
            elif what == "a" and worker in away:
                taken = turns.accepted(worker)
                assert taken == away.pop(worker)
                accepted.append(taken)
            elif what == "r" and worker in away:
                turns.refuse(worker)
                del away[worker]
            elif what == "l":
                turns.lose(worker)
                away.pop(worker, None)
            elif what == "w" and worker not in turns:
                turns.add(worker)
            elif what == "f":
                turns.forgive()
            for got, connection in given(turns):
                assert got not in away
                away[got] = connection
        assert sorted([*accepted, *away.values(), *turns.clear()]) == [*range(1, arrived + 1)]
