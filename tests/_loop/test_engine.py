"""The engine's order, with a virtual clock: what runs in which phase, and when the loop ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support_loop import VirtualImmediate, VirtualLoop, VirtualTimer

from nodecompat._loop import ProcessEnd


def test_phases_come_in_node_s_order() -> None:
    """A turn is pending, poll, check, closing, timers."""
    loop = VirtualLoop()
    loop.pending(loop.note("pending"))
    loop.closing(loop.note("closing"))
    VirtualImmediate(loop, loop.note("check"))
    VirtualTimer(loop, "timer", 1)
    loop.ready = [[loop.note("poll")]]
    loop.time = 0

    def poll_moves_time() -> None:
        loop.log.append("moved")
        loop.time = 5

    loop.ready[0].append(poll_moves_time)

    assert loop.run_all() == ["pending", "poll", "moved", "check", "closing", "timer"]


def test_due_timers_run_before_the_first_turn() -> None:
    """Timers that are due when the loop starts run before pending callbacks."""
    loop = VirtualLoop()
    VirtualTimer(loop, "timer", 1)
    loop.pending(loop.note("pending"))
    loop.time = 10

    assert loop.run_all() == ["timer", "pending"]


def test_every_callback_is_followed_by_a_drain() -> None:
    """Ticks, then microtasks, run after each callback of one poll."""
    loop = VirtualLoop()

    def callback(label: str) -> Callable[[], None]:
        def run() -> None:
            loop.log.append(label)
            loop.microtask(loop.note(label + " micro"))
            loop.next_tick(loop.note(label + " tick"))

        return run

    loop.hold()
    loop.ready = [[callback("a"), callback("b"), loop.release]]

    assert loop.run_all() == ["a", "a tick", "a micro", "b", "b tick", "b micro"]


def test_immediates_queued_meanwhile_wait_for_the_next_turn() -> None:
    """The check phase runs what was queued before it began."""
    loop = VirtualLoop()
    VirtualImmediate(loop, lambda: VirtualImmediate(loop, loop.note("second turn")))
    VirtualImmediate(loop, loop.note("first turn"))

    assert loop.run_all() == ["first turn", "second turn"]


@pytest.mark.parametrize(
    ("work", "expected"),
    [("nothing", []), ("hold", [0]), ("immediate", [0]), ("timer", [7]), ("pending", [0])],
)
def test_the_poll_blocks_only_when_nothing_is_due(work: str, expected: list[object]) -> None:
    """The engine yields 0 with work at hand, the time to the first timer, or no limit."""
    loop = VirtualLoop()
    if work == "immediate":
        VirtualImmediate(loop, loop.note(""))
    elif work == "timer":
        VirtualTimer(loop, "", 7)
    elif work == "pending":
        loop.pending(lambda: loop.pending(lambda: None))
    elif work == "hold":
        loop.hold()
        loop.next_tick(loop.release)
    turns = loop.turns()

    seen = [timeout for timeout in [next(turns, "ended")] if timeout != "ended"]

    assert seen == expected
    turns.close()


def test_without_a_limit_when_only_a_descriptor_is_awaited() -> None:
    """A held loop with nothing due may block for ever."""
    loop = VirtualLoop()
    loop.hold()

    assert next(loop.turns()) is None


def test_an_exception_skips_the_drain_and_the_next_callback_catches_up() -> None:
    """The ticks of a callback that raised run after the next callback of the same poll."""
    loop = VirtualLoop()
    loop.on_fatal = lambda error, origin: loop.log.append(f"{origin} {error}")

    def fail() -> None:
        loop.next_tick(loop.note("tick of fail"))
        raise ValueError("x")

    loop.hold()
    loop.ready = [[fail, loop.note("second"), loop.release]]

    assert loop.run_all() == ["uncaughtException x", "second", "tick of fail"]


def test_an_exception_without_a_handler_leaves_the_loop() -> None:
    """With no lifecycle installed an error goes up to whoever drives the engine."""
    loop = VirtualLoop()
    VirtualImmediate(loop, lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        loop.run_all()


def test_the_end_of_the_process_goes_through() -> None:
    """ProcessEnd is never offered to the lifecycle."""
    loop = VirtualLoop()
    loop.on_fatal = lambda error, origin: loop.log.append("handled")

    def end() -> None:
        raise ProcessEnd(3)

    VirtualImmediate(loop, end)

    with pytest.raises(ProcessEnd) as caught:
        loop.run_all()
    assert caught.value.code == 3
    assert loop.log == []


def test_a_coroutine_result_is_started() -> None:
    """Whatever callback returns a coroutine has it started at once."""
    loop = VirtualLoop()

    async def main() -> None: ...

    VirtualImmediate(loop, loop.note("sync"))
    loop.next_tick(main)
    loop.pending(main)

    assert loop.run_all() == ["coroutine", "coroutine", "sync"]


def test_a_tick_that_raises_leaves_the_rest_for_the_next_drain() -> None:
    """The drain is abandoned; what is left runs after the next callback, here the immediate that Node queues then."""
    loop = VirtualLoop()

    def handle(error: BaseException, origin: str) -> None:
        VirtualImmediate(loop, loop.note("noop"))

    loop.on_fatal = handle
    loop.next_tick(lambda: 1 / 0)
    loop.next_tick(loop.note("t2"))
    loop.microtask(loop.note("micro"))

    assert loop.run_all() == ["noop", "t2", "micro"]


def test_after_an_immediate_that_raises_come_the_next_immediates() -> None:
    """Also those of the next turn, when it was the last one of its batch; then the ticks."""
    loop = VirtualLoop()
    loop.on_fatal = lambda error, origin: loop.log.append("reported")

    def fail() -> None:
        loop.next_tick(loop.note("tick"))
        VirtualImmediate(loop, loop.note("queued meanwhile"))
        raise ValueError("x")

    VirtualImmediate(loop, fail)
    VirtualTimer(loop, "timer", 0)

    assert loop.run_all()[-3:] == ["reported", "queued meanwhile", "tick"]


def test_a_microtask_that_raises_does_not_stop_the_others() -> None:
    """An exception in a microtask is reported and the same drain goes on."""
    loop = VirtualLoop()
    loop.on_fatal = lambda error, origin: loop.log.append("reported")
    loop.microtask(lambda: 1 / 0)
    loop.microtask(loop.note("second"))

    loop.drain()

    assert loop.log == ["reported", "second"]
