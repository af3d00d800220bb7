"""The one engine of this process, with its clock, its poller and whoever drives it.

Four may drive it: `Loop.drive`, when nobody else runs a loop (`python app.py`); somebody's asyncio loop, as soon as
something of ours is used inside it (`asyncio_host`); a test, a notebook or a thread, by `nodecompat.run()`, which is
`drive`; and a thread of ours (`ownership.Turner`).

What must stay true: there is one engine, owned by one thread at a time, the main thread at first; all that asks for
the thread is in the section "the thread", and how another one gets it in `ownership`. Who does not own it gets in
through `call_from_thread` and `ask`. Nothing of asyncio is imported here; an asyncio loop that runs is found, not asked
for.
"""

from __future__ import annotations

import os
import sys
from _contextvars import copy_context  # `contextvars` is one file more
from _thread import RLock, get_ident
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from .._on_use import on_use, spare
from . import Engine
from .poller import Poller, Wakeup, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from types import TracebackType

    from . import asyncio_guest, asyncio_host, ownership
else:
    asyncio_guest = on_use("nodecompat._loop.asyncio_guest")  # asyncio costs a child's start 45 ms and 8 MB
    asyncio_host = on_use("nodecompat._loop.asyncio_host")  # only inside somebody's asyncio loop
    ownership = on_use("nodecompat._loop.ownership")  # only where a second thread uses the loop

_START_NS = monotonic_ns()


def restart_clock() -> None:
    """Count from now on: a process begins that was prepared before."""
    global _START_NS
    _START_NS = monotonic_ns()


def now() -> int:
    """Whole milliseconds since the loop was made, as libuv counts them."""
    return (monotonic_ns() - _START_NS) // 1_000_000


class Loop(Engine):
    """The engine with its I/O: descriptors, other threads, and the loop that drives it."""

    _rests_in_copies = False  # see `let_go`

    def __init__(self) -> None:
        super().__init__(now)
        self.poller = Poller(self._count, self.enter, self.ask)
        self._wakeup = Wakeup(self.poller, self.run)
        self.thread = self.main = main_thread_ident()  # the one that owns the loop; the one that has it at first
        self.exit_seconds = 5.0  # how long the end waits for the channel, and again for files and hooks
        # `process` fills this in with its emitWarning.
        self.on_warning: Callable[[str | BaseException, str, str | None], object] | None = None
        # The lifecycle fills this in: what ends the process where no caller is left to do so.
        self.on_end: Callable[[int], object] | None = None

    def _begin_empty(self) -> None:
        super()._begin_empty()
        self.host: asyncio_host.HostDriver | None = None
        self.called = False  # somebody's `run()` drives: what nobody handles is raised there, and the process goes on
        self.running = False  # `drive` is at work, or what comes right after it: the events of the end
        self.asked = False  # whether another thread of the program has asked for something while it was turned
        self.final = False  # the main script is over, and its thread has the loop for good
        self.ended = False  # nothing will run any more
        self.turner: ownership.Turner | None = None
        self.awaited: list[Coroutine[Any, Any, Any]] = []  # what the main script's top level has started
        self.lock = RLock()  # for who owns the loop; a signal handler may come again

    def open(self) -> None:
        """Let other threads call from now on."""
        self._wakeup.open()
        spare.open()

    def let_go(self, *, in_copies: bool = False) -> None:
        """Close its own descriptors, until `reset_after_fork`, which with `in_copies` no fork calls."""
        self.poller.close()
        self._wakeup.close()
        spare.close()
        self._rests_in_copies = in_copies

    def reset_after_fork(self) -> None:
        """In a forked copy: drop everything; the parent's descriptors and its epoll set stay as they are."""
        if (events := sys.modules.get("asyncio.events")) is not None:
            events._set_running_loop(None)  # the guest, or a host: the parent's
        if self._timers is not None:
            self._timers.forget()
        for immediate in (*self._immediates, *self._batch):
            immediate._forget()
        if self.host is not None:
            self.host.forget()
        self.poller.close()
        self._wakeup.close()
        self._begin_empty()
        self.thread = self.main = get_ident()
        self._rests_in_copies = False
        self.open()

    def after_fork(self) -> None:
        """A fork has made this copy."""
        if not self._rests_in_copies:
            self.reset_after_fork()

    # -- descriptors -------------------------------------------------------------------------------

    def watch(
        self,
        fd: int,
        readable: Callable[[], object] | None = None,
        writable: Callable[[], object] | None = None,
        *,
        ref: bool = True,
        name: str = "PipeWrap",
    ) -> Watcher:
        """Call `readable` and `writable` whenever the descriptor is; OSError for a regular file.

        The watcher keeps the loop alive while it is armed, unless `ref` is False. `name` is what
        `process.getActiveResourcesInfo()` shows. Both are called with the context variables that are set now, as
        Node calls them in the async scope that made the handle.
        """
        watcher = Watcher(self.poller, fd, name, ref=ref)
        watcher.context = copy_context() or None
        watcher.set(readable, writable)
        if not self.in_turn:
            self.poke()
        return watcher

    def is_watched(self, fd: int) -> bool:
        """Whether something waits for that descriptor already."""
        return fd in self.poller.watchers

    def _count(self, change: int) -> None:
        self.holds += change

    @property
    def alive(self) -> bool:
        """Whether anything is left, calls from other threads included."""
        return bool(self._wakeup) or super().alive

    def active_resources(self) -> list[str]:
        """What keeps the loop alive: watched descriptors by kind, `Timeout` and `Immediate` once for each."""
        watched = [watcher.name for watcher in self.poller.watchers.values() if watcher.has_ref()]
        return [*watched, *["Timeout"] * self._ref_timers, *["Immediate"] * self._ref_immediates]

    # -- the thread --------------------------------------------------------------------------------

    def on_loop_thread(self) -> bool:
        """Whether the caller is on the thread that owns the loop."""
        return get_ident() == self.thread

    def enter(self) -> bool:
        """Whether the caller may use the loop itself: it owns it, or does from now on. Otherwise it has to `ask`.

        Raises RuntimeError for a thread that could only wait in vain; see `ownership`.
        """
        return get_ident() == self.thread or ownership.claim(self)

    def ask(self, function: Callable[..., object], *args: object) -> None:
        """For a thread of the program that may not use the loop itself: `call_from_thread`, and somebody turns it.

        Raises RuntimeError when nobody will any more.
        """
        self._wakeup.call(function, *args)
        ownership.see_to_turns(self)

    def call_from_thread(self, function: Callable[..., object], *args: object) -> None:
        """From any thread: run a function on the loop's thread, as an I/O callback, whenever the loop is turned."""
        self._wakeup.call(function, *args)

    @property
    def waiting_calls(self) -> bool:
        """Whether calls of other threads wait for a turn."""
        return bool(self._wakeup)

    @property
    def turned(self) -> bool:
        """Whether somebody turns the loop: its owner, who then keeps it."""
        return self.running or self.final or (self.host is not None and self.host.runs())

    # -- who drives --------------------------------------------------------------------------------

    def drive(self, done: Callable[[], bool] | None = None) -> None:
        """Turn the loop until nothing is left that keeps it alive, or `done()`, which is asked once a turn.

        An end of the process and a KeyboardInterrupt go through it untouched. asyncio's guest loop stays the running
        one afterwards: what comes last, 'beforeExit' and 'exit', is still part of the program.
        Raises RuntimeError when somebody turns the loop already.
        """
        self.own()
        self.turn(done)

    def own(self) -> None:
        """Have the loop, marked as running, for the `turn` that follows. Raises RuntimeError as `drive` does."""
        with self.lock:
            free = get_ident() == self.thread and not (self.running or self.in_turn)
            if free:
                self.running = True
        if not free:
            ownership.take(self)

    def turn(self, done: Callable[[], bool] | None) -> None:
        """The other half of `drive`; afterwards the loop is the main thread's."""
        turns = self.turns()
        self._wakeup.hear_signals()
        try:
            if "asyncio" in sys.modules:
                self.need_guest()  # so that a callback finds a running loop
            if self.guest is not None:
                self.guest.enter()
            self.drain()
            wait = self.poller.wait
            timeout = next(turns, -1)
            while timeout != -1 and (done is None or not done()):
                if timeout != 0:
                    _flush_output()
                try:
                    timeout = turns.send(wait(timeout))
                except StopIteration:
                    break
        finally:
            self._wakeup.ignore_signals()
            turns.close()
            if self.thread != self.main:
                if self.guest is not None:
                    self.guest.leave()
                self.thread = self.main
            self.running = False
            if self.turner is not None:
                self.turner.look()
            elif self.asked and self._wakeup:  # since the last look, by a thread that took the loop for turned
                ownership.start_turner(self)
            self.asked = False

    def keep(self) -> None:
        """At the end of the main script: have the loop for good; waits for another thread that turns it."""
        if self.turned or self.turner is not None or get_ident() != self.thread:
            ownership.keep(self)
        self.final = True

    def keep_from_our_thread(self) -> None:
        """As `keep`, where a thread of ours turns the loop for portals."""
        if self.host is None and self.turner is not None:
            self.keep()

    def end(self, *, ended: bool = True) -> None:
        """The loop runs no more: what another thread asks for is refused from now on."""
        self.ended = ended

    def call_as_running(self, function: Callable[..., None], *args: object) -> None:
        """Call a function that finds the loop running, so that its coroutines go on as in a callback of the loop."""
        was_running, self.running = self.running, True
        guest = None if was_running else self.guest
        if guest is not None:
            guest.enter()
        try:
            function(*args)
        finally:
            self.running = was_running
            if not was_running and self.guest is not None:
                self.guest.leave()

    def need_guest(self) -> asyncio_guest.Guest:
        """asyncio's loop as the guest of this one, made when first needed."""
        if not isinstance(self.guest, asyncio_guest.Guest):
            self.guest = asyncio_guest.Guest(self, self.poller)
            if self.running:
                self.guest.enter()
        return self.guest

    def close_guest(self) -> None:
        """At the end of the process: asyncio's tasks just stop."""
        guest, self.guest = self.guest, None
        if guest is not None:
            guest.close()

    @property
    def hosted(self) -> bool:
        """Whether somebody's asyncio loop drives the engine, or did so last."""
        return self.host is not None

    @property
    def outlives_errors(self) -> bool:
        """Whether what drives the engine goes on after an error: somebody's asyncio loop, or our thread."""
        return self.host is not None or (self.turner is not None and self.turner.thread.ident == self.thread)

    def still_hosted(self) -> bool:
        """Whether somebody's asyncio loop still runs and drives the engine; one that has stopped is let go."""
        if self.host is not None and not self.host.runs():
            self.host.detach()
            self.host = None
            self._wakeup.ignore_signals()
        return self.host is not None

    def after_round(self, function: Callable[[], object]) -> None:
        """Call it when the asyncio loop that drives has gone through what is ready there; at once where none does."""
        if self.still_hosted() and self.host is not None:
            self.host.after_round(function)
        else:
            function()

    def tell_host(self, error: BaseException, message: str) -> None:
        """Give an error that nobody handled to the exception handler of the asyncio loop that drives, if one does."""
        if self.host is not None:
            self.host.report(error, message)
        else:
            ownership.report(error)

    def forget_host(self) -> None:
        """Be driven no more by an asyncio loop that runs on another thread, which can't be told."""
        if self.host is not None:
            self.host.forget()
            self.host = None

    def poke(self) -> None:
        """Work came in, perhaps outside a turn: see to it that there is one.

        A running asyncio loop is asked for it, a thread that sleeps is woken.
        """
        if get_ident() != self.thread and not self.enter():
            self.ask(self.drain)
            return
        host = self.host
        if host is not None:
            if host.schedule():
                return
            self.host = None
            self._wakeup.ignore_signals()
            if self.thread != self.main:  # that loop's thread goes on without it
                self.thread = self.main
                self.ask(self.drain)
                return
        events = sys.modules.get("asyncio.events")
        if events is None or self.running:
            return
        running = events._get_running_loop()
        if running is not None and (self.guest is None or running is not self.guest.loop):
            self.host = asyncio_host.HostDriver(self, self.poller, running)
            self._wakeup.hear_signals()
            self.host.schedule()

    def attend(self) -> None:
        """Somebody begins to wait, perhaps outside a turn: an asyncio loop that runs drives from now on."""
        if self.in_turn or self.running or get_ident() != self.thread:
            return
        if self.host is None or not self.host.runs():
            self.poke()

    # -- warnings ----------------------------------------------------------------------------------

    def warn(self, warning: str | BaseException, type: str = "Warning", code: str | None = None) -> None:
        """Warn the program, as `process.emitWarning` does, which is what runs once `process` is loaded."""
        if self.on_warning is not None:
            self.on_warning(warning, type, code)
        else:
            name = "" if code is None else f"[{code}] "
            print(f"({os.path.basename(sys.executable)}:{os.getpid()}) {name}{type}: {warning}", file=sys.stderr)


def _flush_output() -> None:
    """Before the loop sleeps: what was printed goes out, as console.log's does, also when nobody reads a terminal."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except (OSError, ValueError):
            pass  # closed, or its reader is gone: whoever prints next hears of it


def main_thread_ident() -> int:
    """The main thread's identity, also when this module is first imported in another thread."""
    threading = sys.modules.get("threading")
    ident = threading.main_thread().ident if threading is not None else None
    return get_ident() if ident is None else ident


def in_session() -> bool:
    """Whether this is a session of IPython or Jupyter, which an exit does not end: Python's own does not either."""
    return "__IPYTHON__" in vars(sys.modules["builtins"])


class ExceptHook:
    """A `sys.excepthook` for what leaves the main script; errors of callbacks go to the hook `before` it."""

    def __init__(self) -> None:
        self.before = sys.excepthook
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """A Ctrl-C ends the process by SIGINT, as in Node, and without a traceback but in Python's development mode."""
        if not issubclass(kind, KeyboardInterrupt) or sys.flags.dev_mode:
            self.before(kind, error, traceback)


def fill_standard() -> None:
    """Open /dev/null at whichever of 0, 1 and 2 is closed, as Node does at its start.

    Otherwise the loop's own descriptors would take a closed one's number, and what is printed would go there.
    """
    for fd in (0, 1, 2):
        try:
            os.get_inheritable(fd)
        except OSError:
            found = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            if found == fd:
                os.set_inheritable(fd, True)
            else:  # another thread took the number
                os.close(found)


fill_standard()
engine = Loop()
engine.open()
os.register_at_fork(after_in_child=engine.after_fork)
