"""`nodecompat.run()`: the loop is turned by hand, in a REPL, a notebook, a test, or a thread.

What must stay true: what ends a process of its own is raised to the caller here, and the process goes on as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from .._errors.base import InvalidArgTypeError
from .._errors.rare import RejectionError
from .._loop.coroutines import start
from .._loop.current import engine
from .._timers.scheduling import TIMEOUT_MAX, clearTimeout, setTimeout
from ..process import process
from ..promise import Promise

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from .._timers.scheduling import Timeout

T = TypeVar("T")


@overload
def run(until: None = None, timeout: float | None = None) -> None: ...
@overload
def run(until: Promise[T], timeout: float | None = None) -> T: ...
@overload
def run(until: Awaitable[T], timeout: float | None = None) -> T: ...
def run(until: Promise[Any] | Awaitable[Any] | None = None, timeout: float | None = None) -> Any:
    """Run the loop by hand: until nothing is left that keeps it alive, or `until` is settled, or `timeout` seconds.

    For a REPL, a notebook, a test or a thread, where it does not start by itself. `until` is a coroutine, a promise or
    any awaitable: its result is returned, its error raised; TimeoutError when the time is over before, and RuntimeError
    when nothing is left that could settle it. 'beforeExit' and 'exit' are not emitted: the process goes on. What ends a
    process of its own is raised here: the error that a callback, an async function or a promise left to nobody, the
    very object; SystemExit with the code for `sys.exit` and `process.exit`. `exitCode` is then what it was before, and
    the next call goes on with what is left. Raises RuntimeError inside a callback of the loop, in a running asyncio
    loop, which drives it already, and while another thread turns the loop.
    """
    if engine.still_hosted() and engine.on_loop_thread():
        raise RuntimeError("The loop is driven by the running asyncio loop; await something instead")
    if until is not None and not hasattr(until, "__await__"):
        raise InvalidArgTypeError("until", "an awaitable or a promise", until)
    if timeout is not None and not (isinstance(timeout, (int, float)) and timeout >= 0):
        raise InvalidArgTypeError("timeout", "a number of seconds, 0 or more", timeout)
    waiting = _Waiting(until, timeout)
    engine.own()
    called, code = engine.called, process._exit_code
    engine.called = True
    try:
        if until is None and timeout is None:
            engine.turn(None)
        else:
            engine.next_tick(waiting.begin)
            engine.turn(waiting.over)
    except BaseException:
        process._exit_code = code
        raise
    finally:
        engine.called = called
        if engine.guest is not None:
            engine.guest.leave()  # what the caller does next is no part of the loop: it may start one of its own
        clearTimeout(waiting.timer)
    return waiting.result()


class _Waiting:
    """What a `run` waits for, and how that came out."""

    def __init__(self, until: Any, timeout: float | None) -> None:
        self._until = until
        self._timeout = timeout
        self._result: Any = None
        self._error: BaseException | None = None
        self._over = False
        self.timer: Timeout | None = None

    def begin(self) -> None:
        """In the loop's first tick."""
        if self._timeout is not None and self._timeout * 1000 <= TIMEOUT_MAX:
            self.timer = setTimeout(self._time_is_over, self._timeout * 1000)
        if self._until is None:
            if self.timer is not None:
                self.timer.unref()
            return
        self._error = RuntimeError("Nothing is left in the loop that could settle what run() waits for")
        promise = self._until if isinstance(self._until, Promise) else start(_awaited(self._until))
        promise.then(self._fulfilled, self._rejected)

    def over(self) -> bool:
        """Whether to wait no longer."""
        return self._over

    def result(self) -> Any:
        """What it waited for, or the error."""
        if self._error is not None:
            raise self._error
        return self._result

    def _fulfilled(self, value: object) -> None:
        self._over, self._result, self._error = True, value, None

    def _rejected(self, reason: object) -> None:
        self._over, self._error = True, reason if isinstance(reason, BaseException) else RejectionError(reason)

    def _time_is_over(self) -> None:
        if not self._over:
            self._over = True
            if self._until is not None:
                self._error = TimeoutError(f"What run() waits for was not settled within {self._timeout:g} seconds")


async def _awaited(until: Any) -> Any:
    return await until
