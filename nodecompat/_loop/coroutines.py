"""Runs coroutines the way JavaScript runs async functions: at once, up to the first await.

The coroutine becomes an asyncio task, so everything that asyncio offers works inside it; its outcome is a
`Promise`, settled in the very step that ends the coroutine, so that reactions cost what they cost in
JavaScript.

What must stay true: asyncio is imported when the first coroutine shows up, not before.
"""

from __future__ import annotations

import sys
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from ..promise import Promise
from .current import engine

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine

# asyncio keeps only weak references to tasks.
_running: set[Any] = set()


def start(coroutine: Coroutine[Any, Any, Any]) -> Promise[Any]:
    """Run a coroutine now, up to its first `await`, and go on with it on the loop.

    This is what calling an async function does in JavaScript: a top-level `main()` ports as `start(main())`.
    Returns the promise of what the coroutine returns; when it fails and nobody handles the promise, the
    failure is an 'unhandledRejection'.

    Raises ERR_INVALID_ARG_TYPE for anything but a coroutine object.
    """
    if type(coroutine) is not CoroutineType and not hasattr(coroutine, "send"):
        raise InvalidArgTypeError("coroutine", "an instance of Coroutine", coroutine)
    if not engine.on_loop_thread():
        promise: Promise[Any] = Promise()
        engine.call_from_thread(_start, coroutine, promise)
        return promise
    return _start(coroutine, Promise())


def _start(coroutine: Coroutine[Any, Any, Any], promise: Promise[Any]) -> Promise[Any]:
    from asyncio import events

    running = events._get_running_loop()
    if running is not None:
        _step(_settle(coroutine, promise), running)
        if not engine.in_turn:
            engine.poke()
        return promise
    from .asyncio_guest import guest

    ours = guest()
    ours.enter()
    try:
        _step(_settle(coroutine, promise), ours.loop)
    finally:
        if not engine.running:
            ours.leave()
    return promise


async def _settle(coroutine: Coroutine[Any, Any, Any], promise: Promise[Any]) -> None:
    from asyncio import CancelledError

    try:
        value = await coroutine
    except CancelledError as error:
        promise._handled = True  # somebody cancelled it on purpose: no failure to report
        promise._reject(error)
        raise
    except Exception as error:
        promise._reject(error)
    else:
        promise._resolve(value)


if sys.version_info >= (3, 12):

    def _step(coroutine: Coroutine[Any, Any, Any], loop: Any) -> None:
        from asyncio import Task

        _keep(Task(coroutine, loop=loop, eager_start=True))

else:

    def _step(coroutine: Coroutine[Any, Any, Any], loop: Any) -> None:
        """3.11 has no eager tasks: catch the step that the task schedules and run it here.

        The task must be the current one during its step, or `asyncio.timeout` and `TaskGroup` fail; so the
        task that is current now is left and entered again.
        """
        from asyncio import Task, tasks

        caught: list[tuple[Any, tuple[Any, ...], Any]] = []
        try:
            loop.call_soon = lambda step, *args, context=None: caught.append((step, args, context))
        except AttributeError:  # a foreign loop that can't be taught: its own call_soon will do
            _keep(Task(coroutine, loop=loop))
            return
        try:
            task = Task(coroutine, loop=loop)
        finally:
            del loop.call_soon
        _keep(task)
        before = tasks.current_task(loop)
        if before is not None:
            tasks._leave_task(loop, before)
        try:
            for step, args, context in caught:
                context.run(step, *args)
        finally:
            if before is not None:
                tasks._enter_task(loop, before)


def _keep(task: asyncio.Task[Any]) -> None:
    if not task.done():
        _running.add(task)
        task.add_done_callback(_running.discard)
