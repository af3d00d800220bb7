"""A portal: how other threads have functions run on the loop's thread, and wait for what they return.

    with nodecompat.portal() as portal:
        answer = portal.call(ask_a_worker, question)  # from any thread

As long as it is open the loop is turned: by the thread that does so already, else by one of ours (`ownership`).

What must stay true: a call ends, with a result or an error; what nobody would run is refused at once.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple, overload

from ..promise import Promise
from . import ownership
from .current import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Self

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def portal() -> Portal:
    """A portal into the loop, for the threads of a server: a context manager that keeps the loop turning."""
    return Portal()


class Portal:
    """Made by `portal()`; open inside its `with` block.

    While it is open the program does not end; with `holds=False` it ends with its main script, when nothing else is
    left to do.
    """

    def __init__(self, *, holds: bool = True) -> None:
        self._open = False
        self._holds = holds

    def __enter__(self) -> Self:
        """Raises RuntimeError when it is open already, and after the end of the process's loop."""
        if self._open:
            raise RuntimeError("This portal is open already")
        ownership.open_portal(engine, holds=self._holds)
        self._open = True
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        ownership.close_portal(engine, holds=self._holds)

    @overload
    def call(self, function: Callable[[*Ts], Promise[T]], *args: *Ts) -> T: ...
    @overload
    def call(self, function: Callable[[*Ts], Coroutine[Any, Any, T]], *args: *Ts) -> T: ...
    @overload
    def call(self, function: Callable[[*Ts], T], *args: *Ts) -> T: ...
    def call(self, function: Callable[..., Any], *args: object) -> Any:
        """Run a function on the loop's thread and return what it returns, or raise what it raises.

        A coroutine or a promise that it returns is awaited. Raises RuntimeError when the portal is closed, and on the
        loop's own thread, which would wait for itself.
        """
        if engine.on_loop_thread() and engine.turned:
            raise RuntimeError("portal.call() on the loop's own thread would wait for itself: call the function")
        return self.submit(function, *args).result()

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        """As `call`, without waiting: a future of `concurrent.futures`."""
        if not self._open:
            raise RuntimeError("This portal is closed: calls go through it inside its `with` block")
        future: Future[Any] = Future()
        engine.ask(_run, future, function, args)
        return future


def _run(future: Future[Any], function: Callable[..., Any], args: tuple[object, ...]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = engine.take_result(function(*args))
    except Exception as error:
        future.set_exception(error)
        return
    if not isinstance(result, Promise):
        future.set_result(result)
        return
    engine.hold()
    result.then(lambda value: _settle(future.set_result, value), lambda reason: _settle(future.set_exception, reason))


def _settle(settle: Callable[[Any], None], outcome: object) -> None:
    engine.release()
    settle(outcome)
