"""Timer lists: order by delay lists, fixed time of a pass, and re-entry after an exception."""

from __future__ import annotations

import pytest
from support_loop import VirtualLoop, VirtualTimer


def run(loop: VirtualLoop) -> list[object]:
    assert loop._timers is not None
    loop._timers.run(loop.time, lambda: loop.time, lambda: loop.log.append("drain"))
    return loop.log


def test_equal_delays_run_in_the_order_they_were_started() -> None:
    """One list per delay, first in, first out."""
    loop = VirtualLoop()
    for label in "abc":
        VirtualTimer(loop, label, 5)
    loop.time = 5

    assert run(loop) == ["a", "drain", "b", "drain", "c"]


def test_lists_are_ordered_by_their_head() -> None:
    """The list whose head is due first runs first, whichever was made first."""
    loop = VirtualLoop()
    VirtualTimer(loop, "30", 30)
    VirtualTimer(loop, "10", 10)
    VirtualTimer(loop, "20", 20)
    loop.time = 60

    assert run(loop) == ["10", "drain", "20", "drain", "30"]


def test_a_younger_timer_of_an_early_list_may_overtake() -> None:
    """A pass runs a whole list as far as it is due before it looks at the next list."""
    loop = VirtualLoop()
    VirtualTimer(loop, "A due 20", 20)
    VirtualTimer(loop, "B due 40", 40)
    loop.time = 30
    VirtualTimer(loop, "C due 50", 20)
    loop.time = 90

    assert [label for label in run(loop) if label != "drain"] == ["A due 20", "C due 50", "B due 40"]


def test_a_timer_created_in_a_pass_waits_for_the_next() -> None:
    """The time of a pass is fixed, so a fresh timer is never due in it."""
    loop = VirtualLoop()
    VirtualTimer(loop, lambda: VirtualTimer(loop, "fresh", 1), 1)
    loop.time = 9

    assert run(loop) == []
    loop.time = 10
    assert run(loop) == ["fresh"]


def test_a_removed_timer_does_not_run() -> None:
    """Removing the last timer of a list removes the list."""
    loop = VirtualLoop()
    timer = VirtualTimer(loop, "never", 3)
    loop.remove_timer(timer)
    loop.remove_timer(timer)
    loop.time = 9

    assert loop.timeout() is None
    assert run(loop) == []


def test_a_pass_goes_on_after_an_exception_without_a_drain() -> None:
    """The next due timer follows at once; an emptied list still lets one drain happen before the next list."""
    loop = VirtualLoop()

    def fail() -> None:
        loop.log.append("fail")
        raise ValueError("x")

    VirtualTimer(loop, fail, 1)
    VirtualTimer(loop, "same list", 1)
    VirtualTimer(loop, "other list", 2)
    loop.time = 5

    with pytest.raises(ValueError, match="x"):
        run(loop)
    assert run(loop) == ["fail", "same list", "drain", "other list"]


def test_next_expiry_is_the_earliest_head() -> None:
    """What the poll may wait for."""
    loop = VirtualLoop()
    VirtualTimer(loop, "", 30)
    VirtualTimer(loop, "", 12)

    assert loop.timeout() == 12


def test_stopped_timers_leave_nothing() -> None:
    """However many are started and stopped, the lists hold a bounded number of entries; the rest run in order."""
    loop = VirtualLoop()
    VirtualTimer(loop, "last", 2000)
    VirtualTimer(loop, "first", 5)
    lists = loop._timers
    assert lists is not None
    for delay in range(5000):
        lists.remove(VirtualTimer(loop, delay, 10 + delay % 1000))
    assert len(lists._heap) < 100
    loop.time = 3000
    assert [label for label in run(loop) if label != "drain"] == ["first", "last"]
