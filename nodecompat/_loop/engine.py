"""Node's event loop as logic: what runs next, and whether anything is left to run.

A turn goes through these phases (libuv 1.45 and later; timers also run once before the first turn):

    pending     callbacks put off to the next turn
    poll        what became ready; blocks only when nothing else is due
    check       immediates queued before this phase began
    closing     callbacks of things that were closed
    timers      what is due now

After every callback the queues are drained: ticks, microtasks, rejections (see `queues`). A callback that
raises is reported, and cancels the drain that would have followed it; what it left in the queues runs at the
next drain, at the latest at the start of the check phase.

What must stay true: this file does no I/O and reads no clock. `turns` is a generator that yields the time to
wait, in milliseconds (None: for ever), and is sent the callbacks of what became ready. It is not re-entrant.
"""

from __future__ import annotations

from collections import deque
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from .queues import Queues
from .timer_lists import TimerLists

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator

    from .timer_lists import Timer

    Callback = Callable[..., Any]
    Entry = tuple[Callback, tuple[Any, ...]]

# A pending callback may queue another one: libuv looks at most so often after a poll.
PENDING_ROUNDS = 8


class ProcessEnd(BaseException):
    """Leaves the loop for the end of the process; `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Engine:
    """The queues, the timers and the count of what keeps the loop alive."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self.queues = Queues(self._fatal, self._rejected, self.start_coroutine)
        self.timers = TimerLists()
        self.immediates: deque[Any] = deque()
        self._batch: deque[Any] = deque()  # immediates of the running check phase
        self._pending: deque[Entry] = deque()
        self._closing: deque[Entry] = deque()
        self.in_turn = False
        # What keeps the loop alive: watched descriptors, requests under way, timers, immediates.
        self.holds = 0
        self.ref_timers = 0
        self.ref_immediates = 0
        # The lifecycle of the process fills these in; without it an error just goes up.
        self.on_fatal: Callable[[BaseException, str], None] | None = None
        self.on_rejection: Callable[[list[Any]], None] | None = None
        self.on_rejection_handled: Callable[[Any], None] | None = None
        # A guest with timers of its own (asyncio's loop): its deadline in ms, its due callbacks, its liveness.
        self.guest: Any = None

    # -- work comes in -----------------------------------------------------------------------------

    def next_tick(self, function: Callback, *args: Any) -> None:
        """Run a function before the loop goes on."""
        self.queues.ticks.append((function, args))
        if not self.in_turn:
            self.poke()

    def tick_first(self, function: Callback, *args: Any) -> None:
        """Run a function before every tick that waits, as the rest of a tick that was interrupted."""
        self.queues.ticks.appendleft((function, args))
        if not self.in_turn:
            self.poke()

    def drop_ticks(self) -> None:
        """Forget the ticks that wait: none runs after 'exit'."""
        self.queues.ticks.clear()

    def microtask(self, function: Callback, *args: Any) -> None:
        """Run a function after the ticks, where promise jobs run."""
        self.queues.microtasks.append((function, args))
        if not self.in_turn:
            self.poke()

    queue_microtask = microtask

    def pending(self, function: Callback, *args: Any) -> None:
        """Run a function in the next turn's pending phase, as the callback of an I/O operation."""
        self._pending.append((function, args))
        if not self.in_turn:
            self.poke()

    def closing(self, function: Callback, *args: Any) -> None:
        """Run a function in the closing phase of this turn."""
        self._closing.append((function, args))
        if not self.in_turn:
            self.poke()

    def insert_timer(self, timer: Timer, start: int) -> None:
        """Start a timer, due `timer._duration` milliseconds after `start`."""
        self.timers.insert(timer, start)
        if not self.in_turn:
            self.poke()

    def remove_timer(self, timer: Timer) -> None:
        """Stop a timer; nothing for one that does not wait."""
        self.timers.remove(timer)

    def count_timers(self, change: int) -> None:
        """One more timer keeps the loop alive (1), or one less (-1)."""
        self.ref_timers += change

    def count_immediates(self, change: int) -> None:
        """One more immediate keeps the loop alive (1), or one less (-1)."""
        self.ref_immediates += change

    def add_immediate(self, immediate: Any) -> None:
        """Queue an immediate for the next check phase; it has `_destroyed` and `_run()`."""
        self.immediates.append(immediate)
        if not self.in_turn:
            self.poke()

    def hold(self) -> None:
        """Keep the loop alive until `release`."""
        self.holds += 1

    def release(self) -> None:
        """Take one `hold` back."""
        self.holds -= 1

    def poke(self) -> None:
        """Work came in, perhaps outside a turn. A driver on somebody else's loop arranges a turn."""

    def start_coroutine(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine that a callback returned; the driver side knows how."""
        raise NotImplementedError

    def take_result(self, result: Any) -> Any:
        """What a callback returned: a coroutine is started and stands for its promise."""
        if result is not None and type(result) is CoroutineType:
            return self.start_coroutine(result)
        return result

    # -- is anything left? -------------------------------------------------------------------------

    @property
    def alive(self) -> bool:
        """Whether anything is left that keeps the loop turning."""
        return bool(
            self.holds
            or self.ref_timers
            or self.ref_immediates
            or self._pending
            or self._closing
            or self.queues.microtasks
            or (self.guest is not None and self.guest.alive)
        )

    def timeout(self) -> int | None:
        """How long the poll phase may block, in milliseconds; None without a limit."""
        if self.ref_immediates or self._pending or self._closing or self.queues:
            return 0
        due = self.timers.next_expiry()
        if self.guest is not None:
            guest_due = self.guest.next_expiry()
            due = guest_due if due is None else due if guest_due is None else min(due, guest_due)
        return None if due is None else max(due - self.clock(), 0)

    # -- the loop ----------------------------------------------------------------------------------

    def turns(self, *, forever: bool = False) -> Generator[int | None, list[Callback], None]:
        """Turn until nothing is left (or for ever, on somebody else's loop).

        Yields the time to wait in milliseconds, None for ever; is sent the callbacks of what is ready.
        """
        self.in_turn = True
        try:
            # libuv asks once before the first timers: what they end still gets one turn.
            alive = forever or self.alive
            if alive:
                self._run_timers()
            while alive:
                self._run_entries(self._pending)
                timeout = self.timeout() if forever or self.alive else 0
                self.in_turn = not forever
                ready = yield timeout
                self.in_turn = True
                for callback in ready:
                    self.run(callback)
                for _ in range(PENDING_ROUNDS):
                    if not self._pending:
                        break
                    self._run_entries(self._pending)
                self._run_check()
                if self._closing:
                    self._run_entries(self._closing)
                self._run_timers()
                alive = forever or self.alive
        finally:
            self.in_turn = False

    def run(self, callback: Callback, *args: Any) -> None:
        """Run one callback of the loop, and the drain after it."""
        try:
            result = callback(*args)
            if result is not None and type(result) is CoroutineType:
                self.start_coroutine(result)
        except BaseException as error:
            self._fatal(error)
        else:
            self.drain()

    def drain(self) -> None:
        """Run what the last callback queued."""
        queues = self.queues
        if queues.ticks or queues.microtasks or queues.rejections:
            queues.drain()

    def _run_entries(self, entries: deque[Entry]) -> None:
        for _ in range(len(entries)):
            callback, args = entries.popleft()
            self.run(callback, *args)

    def _run_check(self) -> None:
        # A drain that an exception cancelled, with no callback after it, happens here.
        self.drain()
        if not self.immediates:
            return
        batch = self._batch
        batch.extend(self.immediates)
        self.immediates.clear()
        ran_one = False
        while batch:
            if ran_one:
                self.drain()
                if not batch:
                    break
            immediate = batch.popleft()
            if immediate._destroyed:
                ran_one = False
                continue
            ran_one = True
            try:
                result = immediate._run()
                if result is not None and type(result) is CoroutineType:
                    self.start_coroutine(result)
            except BaseException as error:
                ran_one = False
                self._fatal(error)
        self.drain()

    def _run_timers(self) -> None:
        now = self.clock()
        while True:
            try:
                self.timers.run(now, self.clock, self.drain)
                break
            except BaseException as error:
                self._fatal(error)
        if self.guest is not None:
            self.guest.run_due(self.run)
        self.drain()

    # -- failures ----------------------------------------------------------------------------------

    def _fatal(self, error: BaseException, origin: str = "uncaughtException") -> None:
        if self.on_fatal is None or isinstance(error, ProcessEnd):
            raise error
        self.on_fatal(error, origin)

    def _rejected(self, batch: list[Any]) -> None:
        if self.on_rejection is not None:
            self.on_rejection(batch)

    def add_rejection(self, promise: Any) -> None:
        """A promise was rejected that nobody handles yet."""
        self.queues.rejections[promise] = None
        if not self.in_turn:
            self.poke()

    def rejection_handled(self, promise: Any) -> None:
        """A rejected promise got its first handler: in time when it still waits to be reported."""
        waiting = self.queues.rejections
        if promise in waiting:
            del waiting[promise]
        elif self.on_rejection_handled is not None:
            self.on_rejection_handled(promise)
