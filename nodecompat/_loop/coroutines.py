"""Runs coroutines the way JavaScript runs async functions: at once, up to the first await.

The coroutine becomes an asyncio task, so everything that asyncio offers works inside it; its outcome is a
`Promise`, settled in the very step that ends the coroutine, so that reactions cost what they cost in
JavaScript.

What must stay true: asyncio is imported when the first coroutine shows up, not before.
"""

from __future__ import annotations

import sys
from types import CoroutineType
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError
from .._on_use import on_use
from ..promise import Promise
from ..values import undefined
from .current import engine

if TYPE_CHECKING:
    import asyncio
    from asyncio import events
    from collections.abc import Callable, Coroutine
    from contextvars import Context
else:
    asyncio = on_use("asyncio")  # 45 ms and 8 MB, which `from nodecompat import start` alone shall not cost
    events = on_use("asyncio.events")  # as `asyncio`

T = TypeVar("T")
_IS_COROUTINE = 0x80  # of a function's code: CO_COROUTINE

# asyncio keeps only weak references to tasks.
_running: set[asyncio.Task[None]] = set()


def start(coroutine: Coroutine[Any, Any, T]) -> Promise[T]:
    """Run a coroutine now, up to its first `await`, and go on with it on the loop.

    This is what calling an async function does in JavaScript: a top-level `main()` ports as `start(main())`.
    Returns the promise of what the coroutine returns; when it fails and nobody handles the promise, the
    failure is an 'unhandledRejection'.

    Raises ERR_INVALID_ARG_TYPE for anything but a coroutine object.
    """
    if type(coroutine) is not CoroutineType and not hasattr(coroutine, "send"):
        error = InvalidArgTypeError("coroutine", "an instance of Coroutine", coroutine)
        if getattr(getattr(coroutine, "__code__", None), "co_flags", 0) & _IS_COROUTINE:
            error.add_note(f"Call it: start({coroutine.__name__}())")  # type: ignore[attr-defined]
        raise error
    caller = sys._getframe(1)
    if caller.f_code.co_name == "<module>" and caller.f_globals.get("__name__") == "__main__":
        engine.awaited.append(coroutine)
    promise: Promise[T] = Promise()
    if engine.enter():
        _start(coroutine, promise)
    else:
        engine.ask(_start, coroutine, promise)
    return promise


def _start(coroutine: Coroutine[Any, Any, T], promise: Promise[T]) -> None:
    running = events._get_running_loop()
    if running is not None:
        _step(_settle(coroutine, promise), running)
        engine.poke()
        return
    guest = engine.need_guest()
    guest.enter()
    try:
        _step(_settle(coroutine, promise), guest.loop)
    finally:
        if not engine.running:
            guest.leave()


async def _settle(coroutine: Coroutine[Any, Any, T], promise: Promise[T]) -> None:
    try:
        value = await coroutine
    except asyncio.CancelledError as error:
        promise._handled = True  # somebody cancelled it on purpose: no failure to report
        promise._reject(error)
        raise
    except Exception as error:
        promise._reject(error)
    else:
        promise._resolve(undefined if value is None else value)  # it returned nothing


if sys.version_info >= (3, 12):

    def _step(coroutine: Coroutine[Any, Any, None], loop: asyncio.AbstractEventLoop) -> None:
        _keep(asyncio.Task(coroutine, loop=loop, eager_start=True))

else:

    def _step(coroutine: Coroutine[Any, Any, None], loop: asyncio.AbstractEventLoop) -> None:
        """3.11 has no eager tasks: catch the step that the task schedules and run it here.

        The task must be the current one during its step, or `asyncio.timeout` and `TaskGroup` fail; so the
        task that is current now is left and entered again.
        """
        caught: list[tuple[Callable[..., object], tuple[object, ...], Context]] = []

        def catch(step: Callable[..., object], *args: object, context: Context) -> None:
            caught.append((step, args, context))

        try:
            loop.call_soon = catch  # type: ignore[method-assign,assignment]
        except AttributeError:  # a loop in C, whose methods can't be replaced: its own call_soon will do
            _keep(asyncio.Task(coroutine, loop=loop))
            return
        try:
            task = asyncio.Task(coroutine, loop=loop)
        finally:
            del loop.call_soon
        _keep(task)
        before = asyncio.current_task(loop)
        if before is not None:
            asyncio.tasks._leave_task(loop, before)
        try:
            for step, args, context in caught:
                context.run(step, *args)
        finally:
            if before is not None:
                asyncio.tasks._enter_task(loop, before)


def _keep(task: asyncio.Task[None]) -> None:
    if not task.done():
        _running.add(task)
        task.add_done_callback(_running.discard)
