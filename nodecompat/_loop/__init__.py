"""Node's event loop as logic: what runs next, and whether anything is left to run.

A turn goes through these phases (libuv 1.45 and later; timers also run once before the first turn):

    pending     callbacks put off to the next turn
    poll        what became ready; blocks only when nothing else is due
    check       immediates queued before this phase began
    closing     callbacks of things that were closed, the last one first
    timers      what is due now

After every callback the queues are drained: every tick, also those queued meanwhile, before the first microtask;
every microtask before the next tick; then the rejections nobody handled; and again until nothing is left.

What an exception does to a drain (measured on Node 26):
- out of a tick: the drain is abandoned; what is left runs at the next drain;
- out of a microtask: it is reported and the same drain goes on;
- out of a rejection report: the rest of that batch is lost, the drain is abandoned.
A callback of the loop that raises is reported, and cancels the drain that would have followed it. What an abandoned
or cancelled drain left runs at the next drain: after the next callback of whatever phase comes next, which is at the
latest the immediate that a handled exception queues (`turn_once_more`).

What must stay true: this file does no I/O and reads no clock. `turns` is a generator that yields the time to
wait, in milliseconds (None: without a limit), and is sent the callbacks of what became ready. It is not re-entrant.
Only `_loop` touches the queues; all others call the methods of "work comes in". Every callback that returns a
coroutine has it started at once.
"""

from __future__ import annotations

from _contextvars import copy_context  # `contextvars` is one file more
from _operator import length_hint
from collections import deque
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator, Iterator

    from . import timer_lists
    from .protocols import Guest, Immediate
    from .timer_lists import Timer, TimerLists

    Callback = Callable[..., object]
    Entry = tuple[Callback, tuple[object, ...]]
else:
    timer_lists = on_use("nodecompat._loop.timer_lists")  # 0.3 ms, and many children have no timer


# A pending callback may queue another one: libuv looks at most so often after a poll.
PENDING_ROUNDS = 8

# Continuations of asyncio tasks that one drain may run: `while True: await asyncio.sleep(0)` is common in
# Python and must not keep the loop from its I/O, as an endless chain of promises does in JavaScript.
CONTINUATIONS_PER_DRAIN = 1000


def in_this_context(function: Callback) -> Callback:
    """The same function, called with the context variables of this moment; itself where none is set.

    For whatever a program hands over to be called later: microtasks, immediates, timers, reactions. Ticks and the
    callbacks of the pending and closing phases have it from the engine, those of descriptors from their watchers.
    """
    context = copy_context()
    return partial(context.run, function) if context else function


class ProcessEnd(BaseException):
    """Leaves the loop for the end of the process; `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Engine:
    """The queues, the timers and the count of what keeps the loop alive."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self._timers: TimerLists | None = None  # made by the first timer
        # The lifecycle of the process fills these in (`_run`); without `on_fatal` an error just goes up.
        self.on_fatal: Callable[[BaseException, str], None] | None = None
        self.on_rejections: Callable[[list[Any]], None] | None = None
        self.on_rejection_handled: Callable[[Any], None] | None = None
        self.on_coroutine: Callable[[Coroutine[Any, Any, Any]], Any] | None = None
        self._begin_empty()

    def _begin_empty(self) -> None:
        """Set all that a loop without work has; in a forked copy for a second time."""
        self._ticks: deque[Entry] = deque()
        self._microtasks: deque[Entry] = deque()
        self._rejections: dict[Any, None] = {}  # in the order of rejection
        self.continuations = 0  # of asyncio tasks that the running drain has run
        self._immediates: deque[Immediate] = deque()
        self._batch: deque[Immediate] = deque()  # immediates of the running check phase
        self._pending: deque[Entry] = deque()
        self._closing: deque[Entry] = deque()
        self._ready: Iterator[Callback] = iter(())  # what the last poll found, as far as it was not called yet
        self.in_turn = False
        # What keeps the loop alive: watched descriptors and requests under way, timers, immediates.
        self.holds = self._ref_timers = self._ref_immediates = 0
        # asyncio's loop when the engine drives that: its deadline in ms, its due callbacks, its liveness.
        self.guest: Guest | None = None

    # -- work comes in -----------------------------------------------------------------------------

    def next_tick(self, function: Callback, *args: object) -> None:
        """Run a function before the loop goes on, with the context variables of this moment."""
        self._ticks.append((in_this_context(function), args))
        if not self.in_turn:
            self.poke()

    def tick_now(self, function: Callback, *args: object) -> None:
        """At the end of a callback: `next_tick`, or the call itself where no tick waits, which is the same."""
        if self._ticks:
            self.next_tick(function, *args)
        else:
            function(*args)

    def tick_first(self, function: Callback, *args: object) -> None:
        """Run a function before every tick that waits, as the rest of a tick that was interrupted."""
        self._ticks.appendleft((function, args))
        if not self.in_turn:
            self.poke()

    def drop_ticks(self) -> None:
        """Forget the ticks that wait: none runs after 'exit'."""
        self._ticks.clear()

    def microtask(self, function: Callback, *args: object) -> None:
        """Run a function after the ticks, where promise jobs run."""
        self._microtasks.append((function, args))
        if not self.in_turn:
            self.poke()

    def pending(self, function: Callback, *args: object) -> None:
        """Run a function in the next turn's pending phase, as the callback of an I/O operation."""
        self._pending.append((in_this_context(function), args))
        if not self.in_turn:
            self.poke()

    def closing(self, function: Callback, *args: object) -> None:
        """Run a function in the closing phase of this turn."""
        self._closing.append((in_this_context(function), args))
        if not self.in_turn:
            self.poke()

    def add_immediate(self, immediate: Immediate) -> None:
        """Queue an immediate for the next check phase; see `count_immediates`."""
        self._immediates.append(immediate)
        if not self.in_turn:
            self.poke()

    def turn_once_more(self) -> None:
        """Keep the loop going for one more turn."""
        self._ref_immediates += 1
        self.add_immediate(_OneMoreTurn(self))

    def insert_timer(self, timer: Timer, start: int) -> None:
        """Start a timer, due `timer._duration` milliseconds after `start`; see `count_timers`."""
        if self._timers is None:
            self._timers = timer_lists.TimerLists()
        self._timers.insert(timer, start)
        if not self.in_turn:
            self.poke()

    def remove_timer(self, timer: Timer) -> None:
        """Stop a timer; nothing for one that does not wait."""
        if self._timers is not None:
            self._timers.remove(timer)

    def add_rejection(self, promise: object) -> None:
        """A promise was rejected that nobody handles yet."""
        self._rejections[promise] = None
        if not self.in_turn:
            self.poke()

    def rejection_handled(self, promise: object) -> None:
        """A rejected promise got its first handler: in time when it still waits to be reported."""
        if promise in self._rejections:
            del self._rejections[promise]
        elif self.on_rejection_handled is not None:
            self.on_rejection_handled(promise)

    def poke(self) -> None:
        """Work came in, perhaps outside a turn. A driver on somebody else's loop arranges a turn."""

    def start_coroutine(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine up to its first `await`; returns its promise."""
        if self.on_coroutine is None:
            raise RuntimeError("Nothing is installed that runs coroutines")
        return self.on_coroutine(coroutine)

    def take_result(self, result: Any) -> Any:
        """What a callback returned: a coroutine is started and stands for its promise."""
        if result is not None and type(result) is CoroutineType:
            return self.start_coroutine(result)
        return result

    # -- is anything left? -------------------------------------------------------------------------

    def hold(self) -> None:
        """Keep the loop alive until `release`."""
        self.holds += 1

    def release(self) -> None:
        """Take one `hold` back."""
        self.holds -= 1

    def count_timers(self, change: int) -> None:
        """One more timer keeps the loop alive (1), or one less (-1)."""
        self._ref_timers += change

    def count_immediates(self, change: int) -> None:
        """One more immediate keeps the loop alive (1), or one less (-1)."""
        self._ref_immediates += change

    @property
    def alive(self) -> bool:
        """Whether anything is left that keeps the loop turning."""
        return bool(
            self.holds
            or self._ref_timers
            or self._ref_immediates
            or self._pending
            or self._closing
            or self._microtasks
            or (self.guest is not None and self.guest.alive)
        )

    def timeout(self) -> int | None:
        """How long the poll phase may block, in milliseconds; None without a limit."""
        if self._ref_immediates or self._pending or self._closing:
            return 0
        if self._ticks or self._microtasks or self._rejections:
            return 0
        if self._timers is None and self.guest is None:
            return None
        due = None if self._timers is None else self._timers.next_expiry()
        if self.guest is not None:
            guest_due = self.guest.next_expiry()
            due = guest_due if due is None else due if guest_due is None else min(due, guest_due)
        return None if due is None else max(due - self.clock(), 0)

    # -- the loop ----------------------------------------------------------------------------------

    def turns(self, *, forever: bool = False) -> Generator[int | None, list[Callback], None]:
        """Turn until nothing is left (or for ever, on somebody else's loop).

        Yields the time to wait in milliseconds, None without a limit; is sent the callbacks of what is ready.
        """
        self.in_turn = True
        try:
            # libuv asks once before the first timers: what they end still gets one turn.
            alive = forever or self.alive
            if alive:
                self._run_timers()
            while alive:
                if self._pending:
                    self._run_entries(self._pending)
                self.in_turn = False  # before the queues are looked at: who adds to them now wakes the loop
                ready = yield self.timeout() if forever or self.holds > 0 or self.alive else 0
                self.in_turn = True
                self._ready = iter(ready)
                for callback in self._ready:
                    self.run(callback)
                for _ in range(PENDING_ROUNDS):
                    if not self._pending:
                        break
                    self._run_entries(self._pending)
                if self._immediates:
                    self._run_check()
                elif self._ticks or self._microtasks or self._rejections:
                    self.drain()  # one that an exception cancelled, where nobody handled that: inside a host
                if self._closing:
                    self._closing.reverse()  # libuv keeps them as a stack
                    self._run_entries(self._closing)
                if self._timers is not None or self.guest is not None:
                    self._run_timers()
                alive = forever or self.holds > 0 or self.alive
        finally:
            self.in_turn = False

    def run(self, callback: Callback, *args: object) -> None:
        """Run one callback of the loop, and the drain after it."""
        try:
            result = callback(*args)
            if result is not None and type(result) is CoroutineType:
                self.start_coroutine(result)
        except BaseException as error:
            self.fatal(error)
        else:
            if self._ticks or self._microtasks or self._rejections:
                self.drain()

    def _run_entries(self, entries: deque[Entry]) -> None:
        for _ in range(len(entries)):
            callback, args = entries.popleft()
            self.run(callback, *args)

    def _run_check(self) -> None:
        batch = self._batch
        raised = True  # the last one; what is queued by now is then the next batch, before any drain
        while raised and self._immediates:
            batch.extend(self._immediates)
            self._immediates.clear()
            raised = self._run_batch(batch)
        if self._ticks or self._microtasks or self._rejections:
            self.drain()

    def _run_batch(self, batch: deque[Immediate]) -> bool:
        """Run immediates with a drain between any two; whether the last one raised."""
        drains = raised = False
        while batch:
            if drains and (self._ticks or self._microtasks or self._rejections):
                self.drain()
                if not batch:
                    break
            immediate = batch.popleft()
            if immediate._destroyed:
                drains = False
                continue
            drains, raised = True, False
            try:
                result = immediate._run()
                if result is not None and type(result) is CoroutineType:
                    self.start_coroutine(result)
            except BaseException as error:
                drains, raised = False, True
                self.fatal(error)
        return raised

    def _run_timers(self) -> None:
        now = self.clock()
        timers = self._timers
        due = None if timers is None else timers.next_expiry()
        if timers is not None and due is not None and due <= now:
            while True:
                try:
                    timers.run(now, self.clock, self.drain)
                    break
                except BaseException as error:
                    self.fatal(error)
            self.drain()
        if self.guest is not None:
            self.guest.run_due(self.run)

    # -- the queues --------------------------------------------------------------------------------

    def drain(self) -> None:
        """Run ticks, microtasks and rejection reports until none is left."""
        ticks, microtasks = self._ticks, self._microtasks
        self.continuations = 0
        try:
            while True:
                while ticks:
                    function, args = ticks.popleft()
                    result = function(*args)
                    if result is not None and type(result) is CoroutineType:
                        self.start_coroutine(result)
                if microtasks and not self._run_microtasks():
                    return
                if ticks:
                    continue
                if not self._rejections:
                    return
                batch = [*self._rejections]
                self._rejections.clear()
                if self.on_rejections is not None:
                    self.on_rejections(batch)
        except BaseException as error:
            self.fatal(error)

    def is_idle(self) -> bool:
        """In a callback that would rather wait for something than end: drain, and tell whether nothing else is due."""
        if length_hint(self._ready):  # another descriptor is ready, perhaps with what was sent earlier
            return False
        if self._ticks or self._microtasks or self._rejections:
            self.drain()
        elif self._timers is None and self.guest is None and not self._ref_immediates:
            return not (self._pending or self._closing)
        return self.timeout() != 0

    def _run_microtasks(self) -> bool:
        """Run the microtask queue empty; False when asyncio's continuations had their share."""
        microtasks = self._microtasks
        while microtasks:
            if self.continuations > CONTINUATIONS_PER_DRAIN:
                return False
            try:
                while microtasks and self.continuations <= CONTINUATIONS_PER_DRAIN:
                    function, args = microtasks.popleft()
                    result = function(*args)
                    if result is not None and type(result) is CoroutineType:
                        self.start_coroutine(result)
            except BaseException as error:
                self.fatal(error)
        return True

    def fatal(self, error: BaseException, origin: str = "uncaughtException") -> None:
        """An exception that nobody caught: the lifecycle decides; returns when it was handled."""
        if self.on_fatal is None or isinstance(error, ProcessEnd):
            raise error
        self.on_fatal(error, origin)


class _OneMoreTurn:
    """An immediate that does nothing but take its count back."""

    _destroyed = False

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _run(self) -> None:
        self._engine.count_immediates(-1)

    def _forget(self) -> None:
        """A forked copy counts from 0."""
