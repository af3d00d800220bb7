"""The face of `concurrent.futures` over a pool.

    with Pool().executor() as executor:
        futures = [executor.submit(json.dumps, value) for value in values]

What must stay true: every future is settled; it may be used from any thread, and while it is open the loop is turned
(`portal`), so that waiting for a future on the main thread of a plain script doesn't wait in vain.
"""

from __future__ import annotations

import sys
from concurrent.futures import Executor, Future
from types import ModuleType, NoneType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from .._errors.base import InvalidArgTypeError
from .._js.arity import is_function
from .._loop.current import engine
from .._loop.portal import Portal
from ..values import undefined
from .shapes import CALL_BY_REFERENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Self

    from .protocols import Runs
    from .task import Task

P = ParamSpec("P")
T = TypeVar("T")


class PoolExecutor(Executor):
    """Made by `Pool.executor()`. Functions must be ones that another process finds: of a module, or of the main script,
    which keeps its own start behind `if __name__ == '__main__':`. They and what they return travel as messages do,
    without pickle. A name instead of a function is that of one that the worker serves.

    Without `shutdown` the program ends when its main script has and all futures are settled, as in
    `concurrent.futures`; inside a `with` block it goes on."""

    def __init__(self, pool: Runs) -> None:
        self._pool = pool
        self._portal = Portal(holds=False)
        self._portal.__enter__()
        self._holds = False  # inside a `with` block the program does not end
        self._closed = False
        self._ended: Future[Any] | None = None  # the workers, after `shutdown`
        self._futures: set[Future[Any]] = set()

    def __enter__(self) -> Self:
        self._holds = True
        engine.call_from_thread(engine.hold)
        return super().__enter__()

    @overload
    def submit(self, fn: str, /, *args: Any) -> Future[Any]: ...
    @overload
    def submit(self, fn: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]: ...
    @overload
    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]: ...
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call a function: a future of its result. Raises RuntimeError after `shutdown`, TypeError and
        ValueError for what no other process would find."""
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        method, params = _reference(fn, args, kwargs)
        future = Answer()
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        engine.ask(self._begin, future, method, params)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more functions; as in `concurrent.futures`. With `wait`, return when all workers have ended."""
        self._closed = True
        if cancel_futures:
            for future in [*self._futures]:
                future.cancel()
        waits = wait and not (engine.on_loop_thread() and engine.turned)
        if self._ended is not None:
            if waits:
                self._ended.result()
            return
        self._ended = self._portal.submit(self._pool.close)
        if waits:
            self._ended.result()
            self._leave()
        else:
            self._ended.add_done_callback(lambda _: self._leave())

    def _leave(self) -> None:
        self._portal.__exit__()
        if self._holds:
            self._holds = False
            engine.call_from_thread(engine.release)

    def _begin(self, future: Future[Any], method: str, params: list[Any]) -> None:
        if future.cancelled():
            return
        task = self._pool._take(method, params, {}, future.set_running_or_notify_cancel)
        future.add_done_callback(lambda future: _forget(future, task))
        task.then(
            lambda result: _settle(future, future.set_result, None if result is undefined else result),
            lambda error: _settle(future, future.set_exception, error),
        )


class Answer(Future[Any]):
    """A future that says so where waiting for it would never end: on the loop's own thread, in a turn of the loop."""

    def result(self, timeout: float | None = None) -> Any:
        """As of a Future; RuntimeError where it would wait for itself."""
        self._check_that_it_can_come(timeout)
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """As of a Future; RuntimeError where it would wait for itself."""
        self._check_that_it_can_come(timeout)
        return super().exception(timeout)

    def _check_that_it_can_come(self, timeout: float | None) -> None:
        if timeout is None and not self.done() and engine.on_loop_thread() and engine.turned:
            raise RuntimeError(
                "the answer would never come while this waits on the loop's own thread: "
                "await asyncio.wrap_future(future), or await pool.call(…)"
            )


def _settle(future: Future[Any], settle: Callable[[Any], None], outcome: object) -> None:
    if future.cancelled():
        return
    if not future.running() and not future.set_running_or_notify_cancel():
        return
    settle(outcome)


def _forget(future: Future[Any], task: Task[Any]) -> None:
    if future.cancelled():
        engine.ask(task.cancel)


def _reference(function: Any, args: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[str, list[Any]]:
    """The method of a worker that calls a function, and what it is given."""
    if isinstance(function, str):
        if keywords:
            raise TypeError(f"{function}() got keyword arguments, which a worker's function by name doesn't take")
        return function, [*args]
    if not is_function(function):
        raise InvalidArgTypeError("fn", "of type function or string", function)
    name, module = getattr(function, "__qualname__", ""), getattr(function, "__module__", None)
    if not name or module is None or "<" in name:
        raise ValueError(
            f"{name or function!r} can't be found by another process: submit a function with a name of its own, at the "
            "top of a module"
        )
    if not isinstance(getattr(function, "__self__", None), (ModuleType, type, NoneType)):
        raise ValueError(
            f"{name}, a method of an object, can't be found by another process: submit a function at the top of a "
            "module that takes what it needs"
        )
    place = module
    if module == "__main__":
        place = getattr(sys.modules["__main__"], "__file__", None)
        if place is None:
            raise ValueError(f"{name}() has no file that another process could load: put it into a module")
    return CALL_BY_REFERENCE, [f"{place}:{name}", [*args], keywords]
