"""An asyncio loop that does not run by itself: a guest of the engine.

When a coroutine shows up in a program without a loop of its own, tasks need an asyncio loop. This one is set
as the running loop while callbacks run, and the engine drives its parts:

- what it has ready goes to the microtask queue, so an `await` continues where a promise job would;
- its timers run in the engine's timers phase;
- its selector's descriptor is watched by the engine's poller, so all of asyncio's I/O works;
- asynchronous generators that are left before their end are closed on it.

What must stay true: cancelled timers and the loop's own self-pipe keep nothing alive; executor jobs,
watched descriptors and child processes do. The loop is never handed control.
"""

from __future__ import annotations

import asyncio
import sys
from _thread import get_ident
from asyncio import events
from collections import deque
from heapq import heapify, heappop
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from . import ProcessEnd
from .poller import Watcher

if TYPE_CHECKING:
    from asyncio import Future
    from collections.abc import AsyncGenerator, Callable, Coroutine
    from concurrent.futures import Executor

    from .current import Loop
    from .poller import Poller


T = TypeVar("T")


_TIMERS_AT_LEAST = 100  # so many are not looked through


class _Ready:
    """Takes the place of the loop's ready queue: what asyncio appends becomes a microtask."""

    __slots__ = ("_engine", "_loop")

    def __init__(self, engine: Loop, loop: PassiveLoop) -> None:
        self._engine = engine
        self._loop = loop

    def append(self, handle: asyncio.Handle) -> None:
        if get_ident() == self._engine.thread:
            self._engine.microtask(self._loop.run_handle, handle)
        else:  # `call_soon_threadsafe`: an executor's job is done
            self._engine.call_from_thread(self._loop.run_handle, handle)

    def __len__(self) -> int:
        return 0

    def clear(self) -> None:
        """The queue is the engine's; nothing to clear here."""


class PassiveLoop(asyncio.SelectorEventLoop):
    """asyncio's own loop without its `run`."""

    def __init__(self, engine: Loop) -> None:
        self.live = False
        super().__init__()
        self._engine = engine
        self._children: set[asyncio.SubprocessTransport] = set()
        self._ready: _Ready | deque[asyncio.Handle] = _Ready(engine, self)
        self._thread_id: int | None = None
        self.live = True

    def is_running(self) -> bool:
        """Always, until its end: callbacks find it as the running loop."""
        return self.live

    def end(self) -> None:
        """Close the loop, without waiting for the jobs of its executor."""
        self._thread_id = None
        self._ready = deque()  # nothing that asyncio still appends will run
        self.live = False
        if (executor := getattr(self, "_default_executor", None)) is not None:
            executor.shutdown(wait=False)
            self._default_executor = None
        self.close()

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Let go of cancelled timers once they are many, and more than half: asyncio's own `run` does that."""
        super()._timer_handle_cancelled(handle)  # type: ignore[misc]
        timers: list[Any] = self._scheduled  # type: ignore[attr-defined]
        if len(timers) > _TIMERS_AT_LEAST and self._timer_cancelled_count * 2 > len(timers):  # type: ignore[has-type]
            for one in timers:
                one._scheduled = not one._cancelled
            timers[:] = [one for one in timers if one._scheduled]
            heapify(timers)
            self._timer_cancelled_count = 0

    def run_handle(self, handle: asyncio.Handle) -> None:
        """Run one ready handle as a microtask, with this loop as the running one."""
        if handle._cancelled:
            return
        self._engine.continuations += 1
        before = events._get_running_loop()
        if before is self:
            handle._run()
            return
        events._set_running_loop(self)
        try:
            handle._run()
        finally:
            events._set_running_loop(before)

    def run_in_executor(self, executor: Executor | None, func: Callable[..., T], *args: Any) -> Future[T]:  # type: ignore[override]
        """As asyncio does; the job keeps the process alive until it is done."""
        future = super().run_in_executor(executor, func, *args)
        self._engine.hold()
        future.add_done_callback(lambda _: self._engine.release())
        return future

    if sys.version_info < (3, 12):
        # A thread waits for the child: without this a pipeless child would keep nothing alive. The end may be
        # seen before the transport is.

        async def _make_subprocess_transport(self, *args: Any, **kwargs: Any) -> asyncio.SubprocessTransport:
            transport: asyncio.SubprocessTransport = await super()._make_subprocess_transport(*args, **kwargs)  # type: ignore[misc]
            self._child_changed(transport)
            return transport

        def _child_watcher_callback(self, pid: int, returncode: int, transp: asyncio.SubprocessTransport) -> None:
            super()._child_watcher_callback(pid, returncode, transp)  # type: ignore[misc]
            self.call_soon_threadsafe(self._child_changed, transp)

        def _child_changed(self, transport: asyncio.SubprocessTransport) -> None:
            """Called twice for each child: the first time holds the loop, the second releases it."""
            if transport in self._children:
                self._children.discard(transport)
                self._engine.release()
            elif transport.get_returncode() is None:
                self._children.add(transport)
                self._engine.hold()

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """A failed callback of asyncio is an uncaught exception of the program."""
        error = context.get("exception")
        if isinstance(error, (SystemExit, KeyboardInterrupt, ProcessEnd)):
            return  # it went up out of the task: the process ends by it, and asyncio has nothing to complain of
        if isinstance(error, BaseException) and context.get("handle") is not None:
            self._engine.next_tick(_raise, error)
            return
        super().call_exception_handler(context)


def _explain_run() -> None:
    """Make `asyncio.run` inside a callback say what to do instead."""
    original = asyncio.run

    def run(main: Coroutine[Any, Any, T], **options: Any) -> T:
        if isinstance(events._get_running_loop(), PassiveLoop):
            raise RuntimeError(
                "asyncio.run() can't be called in a callback of the loop that runs already: make the callback an "
                "`async def` and await, or call nodecompat.start(coroutine)"
            )
        return original(main, **options)

    asyncio.run = run


async def _closed(loop: PassiveLoop, generator: AsyncGenerator[Any, Any]) -> None:
    try:
        await generator.aclose()
    except Exception as error:
        message = f"an error occurred during closing of asynchronous generator {generator!r}"
        loop.call_exception_handler({"message": message, "exception": error, "asyncgen": generator})


def _raise(error: BaseException) -> NoReturn:
    raise error


class Guest:
    """The passive loop as the engine sees it."""

    def __init__(self, engine: Loop, poller: Poller) -> None:
        self._engine = engine
        self.loop = PassiveLoop(engine)
        self._inner = cast("Any", self.loop)  # its underscored parts are what this class drives
        self._selector = self._inner._selector
        self._own = len(self._selector.get_map())  # the self-pipe
        _explain_run()
        self._watcher = Watcher(poller, self._selector.fileno(), "asyncio", ref=False)
        self._watcher.set(self._io)

    def enter(self) -> None:
        """Let callbacks find the loop as the running one, on this thread."""
        self.loop._thread_id = get_ident()
        events._set_running_loop(self.loop)
        sys.set_asyncgen_hooks(finalizer=self._left_early)

    def leave(self) -> None:
        """Take it away again: code outside the loop may start a loop of its own."""
        events._set_running_loop(None)
        if sys.get_asyncgen_hooks().finalizer == self._left_early:
            sys.set_asyncgen_hooks(finalizer=None)

    def _left_early(self, generator: AsyncGenerator[Any, Any]) -> None:
        """Nobody holds the generator any more, and it has not come to its end."""
        if get_ident() == self._engine.thread:
            self._close(generator)
        else:
            self._engine.call_from_thread(self._close, generator)

    def _close(self, generator: AsyncGenerator[Any, Any]) -> None:
        """Run what it has to do still: at once up to an `await`, as JavaScript's `return` does, then on the loop."""
        if self.loop.live:
            self._engine.start_coroutine(_closed(self.loop, generator))
            return
        try:
            generator.aclose().send(None)
        except (StopIteration, StopAsyncIteration, GeneratorExit):  # it has come to its end
            pass

    @property
    def alive(self) -> bool:
        """Whether asyncio has anything left that will happen."""
        return len(self._selector.get_map()) > self._own or any(
            not handle._cancelled for handle in self._inner._scheduled
        )

    def next_expiry(self) -> int | None:
        """When the first timer is due, in the engine's milliseconds (rounded up)."""
        scheduled = self._inner._scheduled
        while scheduled and scheduled[0]._cancelled:
            self._pop()
        if not scheduled:
            return None
        left = scheduled[0]._when - self.loop.time()
        return self._engine.clock() + max(int(left * 1000 + 0.999), 0)

    def run_due(self, run: Callable[..., None]) -> None:
        """Run the timers that are due now, each as a callback of the engine."""
        scheduled = self._inner._scheduled
        end = self.loop.time() + self._inner._clock_resolution
        due = []
        while scheduled and (scheduled[0]._cancelled or scheduled[0]._when < end):
            handle = self._pop()
            if not handle._cancelled:
                due.append(handle)
        for handle in due:
            run(self.loop.run_handle, handle)

    def _pop(self) -> asyncio.TimerHandle:
        handle: Any = heappop(self._inner._scheduled)
        handle._scheduled = False
        if handle._cancelled:
            self._inner._timer_cancelled_count -= 1
        return handle  # type: ignore[no-any-return]

    def _io(self) -> None:
        self._inner._process_events(self._selector.select(0))

    def close(self) -> None:
        """At the end of the process: pending tasks just stop, as async functions do in JavaScript."""
        for task in asyncio.all_tasks(self.loop):
            task._log_destroy_pending = False  # type: ignore[attr-defined]
        self._watcher.close()
        self.leave()
        self.loop.end()
