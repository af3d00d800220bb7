"""`Pool.map`: the results of many jobs, and the bars that show how far it is.

What must stay true: no more jobs are taken than workers will soon be free for, so that an endless list of them takes no
memory; leaving the iteration, however, cancels what is not done; nothing of it is left behind then.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._js.arity import fit, is_function
from ..promise import Promise

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from .protocols import Runs
    from .task import Task

BARS = ("tqdm", "rich")


def of(
    pool: Runs, jobs: Any, ordered: bool, errors: str, progress: object, total: int | None, options: Any
) -> AsyncIterator[Any]:
    """What `Pool.map` returns. Raises for wrong arguments now, not with the first result."""
    if errors not in ("raise", "return"):
        raise InvalidArgValueError("errors", errors, "must be one of: 'raise', 'return'")
    source = _source_of(jobs)
    if total is None and hasattr(jobs, "__len__"):
        total = len(jobs)
    return _results(pool, source, ordered, errors == "return", _bar_of(progress, total), options)


def _source_of(jobs: Any) -> AsyncIterator[Any]:
    if hasattr(jobs, "__aiter__"):
        source: AsyncIterator[Any] = jobs.__aiter__()
        return source
    if not hasattr(jobs, "__iter__"):
        raise InvalidArgTypeError("jobs", "an iterable or an async iterable", jobs)
    return _each(iter(jobs))


async def _each(jobs: Any) -> AsyncIterator[Any]:
    for job in jobs:
        yield job


async def _results(
    pool: Runs, source: AsyncIterator[Any], ordered: bool, returned: bool, bar: _Bar, options: Any
) -> AsyncIterator[Any]:
    window = 2 * pool._settings.size * pool._settings.concurrency  # a job for each worker, and one that follows it
    tasks: dict[int, Task[Any]] = {}
    exhausted = False
    done = 0
    try:
        bar.told(0)
        while True:
            while not exhausted and len(tasks) < window:
                try:
                    task = pool.run(await anext(source), **options)
                except StopAsyncIteration:
                    exhausted = True
                    break
                task.catch(lambda _: None)  # it is told below, or was cancelled with the rest
                tasks[task.id] = task
            if not tasks:
                return
            task = await _next(tasks, ordered)
            del tasks[task.id]
            try:
                result: Any = await task
            except Exception as error:
                if not returned:
                    raise
                result = error
            done += 1
            bar.told(done)
            yield result
    finally:
        bar.close()
        for task in tasks.values():
            task.cancel()


async def _next(tasks: dict[int, Task[Any]], ordered: bool) -> Task[Any]:
    """The first of the tasks, or the first that is settled."""
    if ordered:
        return next(iter(tasks.values()))
    for task in tasks.values():
        if task.settled:
            return task
    settled: Promise[Task[Any]] = Promise.race(
        [task.then(lambda _, task=task: _Settled(task), lambda _, task=task: _Settled(task)) for task in tasks.values()]
    )
    return (await settled).task  # type: ignore[attr-defined, no-any-return]


class _Settled:
    """A task as a value: a promise that is resolved with a promise would follow it."""

    def __init__(self, task: Task[Any]) -> None:
        self.task = task


class _Bar:
    """Shows how far a map is: nothing, unless asked to."""

    def told(self, done: int) -> None:
        """So many are done."""

    def close(self) -> None:
        """There will be no more."""


class _Called(_Bar):
    def __init__(self, function: Callable[[int, int | None], object], total: int | None) -> None:
        self._function, self._total = fit(function, 2), total

    def told(self, done: int) -> None:
        self._function(done, self._total)


class _Tqdm(_Bar):
    def __init__(self, module: Any, total: int | None) -> None:
        self._bar = module.tqdm(total=total)

    def told(self, done: int) -> None:
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


class _Rich(_Bar):
    def __init__(self, module: Any, total: int | None) -> None:
        self._bar = module.Progress()
        self._task = self._bar.add_task("jobs", total=total)
        self._bar.start()

    def told(self, done: int) -> None:
        self._bar.update(self._task, completed=done)

    def close(self) -> None:
        self._bar.stop()


_KINDS: dict[str, tuple[str, type[Any]]] = {"tqdm": ("tqdm", _Tqdm), "rich": ("rich.progress", _Rich)}


def _bar_of(progress: object, total: int | None) -> _Bar:
    if progress is False or progress is None:
        return _Bar()
    if is_function(progress):
        return _Called(progress, total)
    if progress is not True and progress not in BARS:
        raise InvalidArgValueError("progress", progress, "must be True, False, 'tqdm', 'rich' or a function")
    for name in BARS if progress is True else [str(progress)]:
        module, kind = _KINDS[name]
        try:
            bar: _Bar = kind(import_module(module), total)
        except ImportError:
            continue
        return bar
    wanted = "tqdm or rich" if progress is True else progress
    raise ImportError(f"progress needs {wanted}: pip install 'nodecompat[progress]'")
