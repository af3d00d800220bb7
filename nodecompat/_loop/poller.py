"""Waits for descriptors: epoll on Linux, kqueue on macOS and the BSDs. And for other threads, through one of them.

Used directly, because `selectors` costs a child more at start than the whole loop. Either object has a
descriptor of its own that is readable when something is ready; that is how an asyncio loop can drive this one.

What must stay true: a watcher never closes its descriptor; a watcher that was closed is not called any more,
also when it was ready in the same poll. It is called with the context variables of its `context`, and what it sets
there is gone afterwards. Only the loop's thread arms one, another thread has that done; to disarm, before the
descriptor is closed, is everybody's. `Wakeup.call` may be used from any thread and any signal handler at any time; its
entries run on the loop's thread, in order; its descriptor never keeps the loop alive. Between its `hear_signals` and
`ignore_signals` no signal that Python handles finds the loop asleep, or falls asleep with it: the system tells a
process of a signal once, and Python's handler runs only when the process is back from the kernel.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import os
import select
from collections import deque
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context

    from . import kqueue

    Callback = Callable[[], object]
else:
    kqueue = on_use("nodecompat._loop.kqueue")  # only where there is no epoll

READ, WRITE = 1, 2
_UNCHANGED: Any = object()


class Watcher:
    """The interest in one descriptor; keeps the loop alive while it is armed and ref'd."""

    __slots__ = ("_counted", "_mask", "_poller", "_ref", "context", "fd", "name", "readable", "writable")

    def __init__(self, poller: Poller, fd: int, name: str, *, ref: bool) -> None:
        self._poller = poller
        self.fd: int = fd
        self.name: str = name  # what process.getActiveResourcesInfo() calls it
        self.readable: Callback | None = None
        self.writable: Callback | None = None
        self._mask = 0
        self._ref = ref
        self._counted = False
        self.context: Context | None = None

    def set(self, readable: Callback | None = _UNCHANGED, writable: Callback | None = _UNCHANGED) -> None:
        """Change what is called when the descriptor is ready; None disarms that side."""
        if readable is not _UNCHANGED:
            self.readable = readable
        if writable is not _UNCHANGED:
            self.writable = writable
        mask = (READ if self.readable else 0) | (WRITE if self.writable else 0)
        if mask == self._mask:
            return
        if mask and not self._poller.enter():
            self._poller.ask(self.set)  # the loop might call while this thread is half through with the next lines
            return
        self.apply(mask)

    def apply(self, mask: int) -> None:
        """Tell the kernel what is waited for: on the loop's thread, or before there is any other."""
        self._poller.change(self, self._mask, mask)
        self._mask = mask
        self._count()

    def ref(self) -> None:
        """Let this watcher keep the loop alive."""
        self._ref = True
        self._count()

    def unref(self) -> None:
        """Let the loop end although this watcher is armed."""
        self._ref = False
        self._count()

    def has_ref(self) -> bool:
        """Whether this watcher keeps the loop alive when it is armed."""
        return self._ref

    def close(self) -> None:
        """End the watching. The descriptor stays open."""
        self.set(None, None)

    def forget(self) -> None:
        """Disarm without telling the kernel, whose object is gone."""
        self.readable = self.writable = None
        self._mask = 0
        self._counted = False

    def _count(self) -> None:
        counted = self._ref and self._mask != 0
        if counted is not self._counted:
            self._counted = counted
            self._poller.count(1 if counted else -1)

    def on_readable(self) -> object:
        """Called by the loop; another callback of the same poll may have disarmed this side."""
        callback = self.readable
        if callback is None:
            return None
        return callback() if self.context is None else self.context.copy().run(callback)

    def on_writable(self) -> object:
        """Called by the loop; see `on_readable`."""
        callback = self.writable
        if callback is None:
            return None
        return callback() if self.context is None else self.context.copy().run(callback)


class Poller:
    """All armed watchers of the loop, on one kernel object."""

    def __init__(
        self, count: Callable[[int], None], enter: Callable[[], bool], ask: Callable[[Callable[[], object]], object]
    ) -> None:
        self.count = count  # told +1 and -1 as watchers begin and cease to keep the loop alive
        self.enter, self.ask = enter, ask  # whether a thread may change watchers; what it has the loop's thread do
        self.watchers: dict[int, Watcher] = {}
        self._backend: _Epoll | kqueue.Kqueue | None = None

    def fileno(self) -> int:
        """The kernel object's descriptor: readable when something is ready."""
        return self._kernel().fileno()

    def change(self, watcher: Watcher, old: int, new: int) -> None:
        """Tell the kernel about a watcher's new interest."""
        self._kernel().change(watcher.fd, old, new)
        if new:
            self.watchers[watcher.fd] = watcher
        else:
            self.watchers.pop(watcher.fd, None)

    def wait(self, timeout: int | None) -> list[Callback]:
        """Wait at most `timeout` milliseconds (None: without a limit); the callbacks of what is ready."""
        ready: list[Callback] = []
        watchers = self.watchers
        for fd, mask in (self._backend or self._kernel()).wait(timeout):
            watcher = watchers.get(fd)
            if watcher is not None:
                if mask & READ:
                    ready.append(watcher.on_readable)
                if mask & WRITE:
                    ready.append(watcher.on_writable)
        return ready

    def close(self) -> None:
        """Close the kernel object only: watched descriptors are not unregistered one by one.

        In a forked copy that would take them out of the parent's set, which is the same kernel object.
        """
        backend, self._backend = self._backend, None
        for watcher in self.watchers.values():
            watcher.forget()
        self.watchers.clear()
        if backend is not None:
            backend.close()

    def _kernel(self) -> _Epoll | kqueue.Kqueue:
        if self._backend is None:
            self._backend = _Epoll() if hasattr(select, "epoll") else kqueue.Kqueue()
        return self._backend


class _Epoll:
    """Linux. An error or a hang-up wakes both sides, so that whoever waits finds out by trying."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self.fileno = self._epoll.fileno
        self.close = self._epoll.close

    def change(self, fd: int, old: int, new: int) -> None:
        events = (select.EPOLLIN if new & READ else 0) | (select.EPOLLOUT if new & WRITE else 0)
        if not old:
            self._epoll.register(fd, events)
        elif new:
            self._epoll.modify(fd, events)
        else:
            self._epoll.unregister(fd)

    def wait(self, timeout: int | None) -> list[tuple[int, int]]:
        found = self._epoll.poll(-1 if timeout is None else timeout / 1000)
        if len(found) == 1 and found[0][1] == _EPOLLIN:  # the usual event is READ as it is
            return found
        return [
            (fd, (READ if events & ~_EPOLLOUT else 0) | (WRITE if events & ~_EPOLLIN else 0)) for fd, events in found
        ]


def _pipe() -> tuple[int, int]:
    if hasattr(os, "pipe2"):
        return os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return ends


_EPOLLIN, _EPOLLOUT = getattr(select, "EPOLLIN", 1), getattr(select, "EPOLLOUT", 4)


class Wakeup:
    """A pipe that other threads and signals make readable, and the calls that threads leave."""

    def __init__(self, poller: Poller, run: Callable[..., None]) -> None:
        self._poller = poller
        self._run = run  # runs one call as an I/O callback of the loop
        self._calls: deque[tuple[Callable[..., object], tuple[object, ...]]] = deque()
        self._read = self._write = -1
        self._watcher: Watcher | None = None

    def open(self) -> None:
        """Make the pipe; on the loop's thread, before anybody else may call."""
        self._read, self._write = _pipe()
        self._watcher = Watcher(self._poller, self._read, "Wakeup", ref=False)
        self._watcher.readable = self._ready
        self._watcher.apply(READ)  # at once: what a thread that has not the loop asks for comes through this very one

    def call(self, function: Callable[..., object], *args: object) -> None:
        """Run a function on the loop's thread, as an I/O callback."""
        self._calls.append((function, args))
        if self._write >= 0:
            try:
                os.write(self._write, b"\0")
            except BlockingIOError:
                pass  # it is awake already

    def hear_signals(self) -> None:
        """Have signals wake the loop, unless they wake somebody else's: only one descriptor may be had for that."""
        try:
            before = _signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
            if before not in (-1, self._write):
                _signal.set_wakeup_fd(before, warn_on_full_buffer=False)
        except (ValueError, OSError):
            pass  # not the main thread, where Python handles signals; or the other one is closed, and ours stays

    def ignore_signals(self) -> None:
        """Take that back."""
        try:
            before = _signal.set_wakeup_fd(-1)
            if before not in (-1, self._write):
                _signal.set_wakeup_fd(before, warn_on_full_buffer=False)
        except (ValueError, OSError):
            pass

    def _ready(self) -> object:
        """Run the calls. The last one is this callback itself: what it raises cancels the drain after it."""
        try:
            os.read(self._read, 4096)
        except BlockingIOError:
            pass
        calls = self._calls
        for _ in range(len(calls) - 1):  # what one of them calls again is left to the next poll
            function, args = calls.popleft()
            self._run(function, *args)
        if not calls:
            return None
        function, args = calls.popleft()
        return function(*args)

    def __bool__(self) -> bool:
        return bool(self._calls)

    def close(self) -> None:
        """Close the descriptor and drop the calls."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
            self.ignore_signals()
            os.close(self._read)
            os.close(self._write)
            self._read = self._write = -1
        self._calls.clear()
