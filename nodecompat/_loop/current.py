"""The one engine of this process, with its clock, its poller and whoever drives it.

What must stay true: there is one engine, owned by the main thread. Whoever is not on that thread gets in
through `call_from_thread`. Nothing of asyncio is imported here; an asyncio loop that runs is found, not
asked for.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from .._os.descriptors import fill_standard
from .engine import Engine
from .poller import Poller, Watcher
from .wakeup import Wakeup

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from .asyncio_host import HostDriver

_START_NS = monotonic_ns()


def now() -> int:
    """Whole milliseconds since the loop was made, as libuv counts them."""
    return (monotonic_ns() - _START_NS) // 1_000_000


class Loop(Engine):
    """The engine with its I/O: descriptors, other threads, and the loop that drives it."""

    def __init__(self) -> None:
        super().__init__(now)
        self.thread = main_thread_ident()
        self.poller = Poller(self._count)
        self.wakeup = Wakeup(self.watch, self.run)
        self.host: HostDriver | None = None
        # `process` fills this in with its emitWarning.
        self.on_warning: Callable[[str | BaseException, str, str | None], object] | None = None
        self.running = False  # the standalone driver is at work
        self.ended = False  # the loop came to its natural end

    def _count(self, change: int) -> None:
        self.holds += change

    def watch(
        self,
        fd: int,
        readable: Callable[[], Any] | None = None,
        writable: Callable[[], Any] | None = None,
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

    @property
    def alive(self) -> bool:
        """Whether anything is left, calls from other threads included."""
        return bool(self.wakeup) or super().alive

    def active_resources(self) -> list[str]:
        """What keeps the loop alive: watched descriptors by kind, `Timeout` and `Immediate` once for each."""
        watched = [watcher.name for watcher in self.poller.watchers.values() if watcher.has_ref()]
        return [*watched, *["Timeout"] * self.ref_timers, *["Immediate"] * self.ref_immediates]

    def warn(self, warning: str | BaseException, type: str = "Warning", code: str | None = None) -> None:
        """Warn the program, as `process.emitWarning` does, which is what runs once `process` is loaded."""
        if self.on_warning is not None:
            self.on_warning(warning, type, code)
        else:
            name = "" if code is None else f"[{code}] "
            print(f"({os.path.basename(sys.executable)}:{os.getpid()}) {name}{type}: {warning}", file=sys.stderr)

    def on_loop_thread(self) -> bool:
        """Whether the caller is on the thread that owns the loop."""
        return get_ident() == self.thread

    def call_from_thread(self, function: Callable[..., Any], *args: Any) -> None:
        """From any thread: run a function on the loop's thread, as an I/O callback."""
        self.wakeup.call(function, *args)

    def poke(self) -> None:
        """Work came in outside a turn: when a host's asyncio loop runs, arrange a turn on it."""
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
            from .asyncio_host import HostDriver

            self.host = HostDriver(self, running)
            self.host.schedule()

    def start_coroutine(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine up to its first await; returns its promise."""
        from .coroutines import start

        return start(coroutine)

    def reset_after_fork(self) -> None:
        """In a forked copy: drop everything; the parent's descriptors and its epoll set stay as they are."""
        if (events := sys.modules.get("asyncio.events")) is not None:
            events._set_running_loop(None)  # the guest, or a host: the parent's
        self.timers.forget()
        for immediate in (*self.immediates, *self._batch):
            immediate._forget()
        self.poller.close()
        self.wakeup.close()
        warn = self.on_warning
        self.__init__()  # type: ignore[misc]
        self.on_warning = warn
        self.thread = get_ident()
        self.wakeup.open()


def main_thread_ident() -> int:
    """The main thread's identity, also when this module is first imported in another thread."""
    threading = sys.modules.get("threading")
    ident = threading.main_thread().ident if threading is not None else None
    return get_ident() if ident is None else ident


# Otherwise the loop's own descriptors would take a closed one's number, and what is printed would go there.
fill_standard()
engine = Loop()
engine.wakeup.open()
os.register_at_fork(after_in_child=engine.reset_after_fork)
