"""The one engine of this process, with its clock, its poller and whoever drives it.

Three may drive it: `Loop.drive`, when nobody else runs a loop (`python app.py`); somebody's asyncio loop, as soon as
something of ours is used inside it (`asyncio_host`); and a test or a notebook, by `nodecompat.run()`, which is `drive`.

What must stay true: there is one engine, owned by the main thread; all that asks for the thread is in the section
"the thread". Who is not on that thread gets in through `call_from_thread`. Nothing of asyncio is imported here; an
asyncio loop that runs is found, not asked for.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident
from time import monotonic_ns
from typing import TYPE_CHECKING

from .._on_use import on_use
from .engine import Engine
from .poller import Poller, Wakeup, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from . import asyncio_guest, asyncio_host
else:
    asyncio_guest = on_use("nodecompat._loop.asyncio_guest")  # asyncio costs a child's start 45 ms and 8 MB
    asyncio_host = on_use("nodecompat._loop.asyncio_host")  # only inside somebody's asyncio loop

_START_NS = monotonic_ns()


def now() -> int:
    """Whole milliseconds since the loop was made, as libuv counts them."""
    return (monotonic_ns() - _START_NS) // 1_000_000


class Loop(Engine):
    """The engine with its I/O: descriptors, other threads, and the loop that drives it."""

    def __init__(self) -> None:
        super().__init__(now)
        self.poller = Poller(self._count)
        self._wakeup = Wakeup(self.poller, self.run)
        self.thread = main_thread_ident()
        self.exit_seconds = 5.0  # how long the end waits for the channel, and again for files and hooks
        # `process` fills this in with its emitWarning.
        self.on_warning: Callable[[str | BaseException, str, str | None], object] | None = None

    def _begin_empty(self) -> None:
        super()._begin_empty()
        self.host: asyncio_host.HostDriver | None = None
        self.called = False  # somebody's `run()` drives: what nobody handles is raised there, and the process goes on
        self.running = False  # `drive` is at work, or what comes right after it: the events of the end

    def open(self) -> None:
        """Let other threads call from now on."""
        self._wakeup.open()

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
        self.thread = get_ident()
        self.open()

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
        `process.getActiveResourcesInfo()` shows.
        """
        watcher = Watcher(self.poller, fd, name, ref=ref)
        watcher.set(readable, writable)
        if not self.in_turn:
            self.poke()
        return watcher

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

    def call_from_thread(self, function: Callable[..., object], *args: object) -> None:
        """From any thread: run a function on the loop's thread, as an I/O callback."""
        self._wakeup.call(function, *args)

    # -- who drives --------------------------------------------------------------------------------

    def drive(self) -> None:
        """Turn the loop until nothing is left that keeps it alive.

        An end of the process and a KeyboardInterrupt go through it untouched. asyncio's guest loop stays the running
        one afterwards: what comes last, 'beforeExit' and 'exit', is still part of the program.
        """
        if self.running or self.in_turn:
            raise RuntimeError("The loop is running already: it can't be run from one of its own callbacks")
        if "asyncio" in sys.modules:
            self.need_guest()  # so that a callback finds a running loop
        self.running = True
        try:
            if self.guest is not None:
                self.guest.enter()
            self.drain()
            turns, wait = self.turns(), self.poller.wait
            timeout = next(turns, -1)
            while timeout != -1:
                if timeout != 0:
                    _flush_output()
                try:
                    timeout = turns.send(wait(timeout))
                except StopIteration:
                    break
        finally:
            self.running = False

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
            self.guest = asyncio_guest.Guest(self, self.poller, self.thread)
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

    def still_hosted(self) -> bool:
        """Whether somebody's asyncio loop still runs and drives the engine; one that has stopped is let go."""
        if self.host is not None and not self.host.runs():
            self.host.detach()
            self.host = None
        return self.host is not None

    def tell_host(self, error: BaseException, message: str) -> None:
        """Give an error that nobody handled to the exception handler of the asyncio loop that drives."""
        if self.host is not None:
            self.host.report(error, message)

    def poke(self) -> None:
        """Work came in, perhaps outside a turn: when somebody's asyncio loop runs, arrange a turn on it."""
        host = self.host
        if host is not None:
            if host.schedule():
                return
            self.host = None
        events = sys.modules.get("asyncio.events")
        if events is None or self.running or get_ident() != self.thread:
            return
        running = events._get_running_loop()
        if running is not None and (self.guest is None or running is not self.guest.loop):
            self.host = asyncio_host.HostDriver(self, self.poller, running)
            self.host.schedule()

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
os.register_at_fork(after_in_child=engine.reset_after_fork)
