"""`Pool.map`: the results of many jobs, and the bars that show how far it is.

What must stay true: no more jobs are taken than workers will soon be free for, so that an endless list of them takes no
memory; leaving the iteration, however, cancels what is not done; nothing of it is left behind then.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._js.arity import fit, is_function
from .._on_use import on_use
from ..promise import Promise

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Callable

    from .protocols import Runs
    from .task import Task
else:
    asyncio = on_use("asyncio")  # only coroutines need it, and who goes through the results is in one

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
    jobs = _Jobs(pool, source, options)
    taking = asyncio.create_task(jobs.take())
    done = 0
    try:
        bar.told(0)
        while (task := await jobs.next(ordered)) is not None:
            try:
                result: Any = await task
            except Exception as error:
                if not returned:
                    raise
                result = error
            done += 1
            bar.told(done)
            yield result
    finally:  # nothing may be waited for here: an iteration that is left early is closed at once
        bar.close()
        taking.cancel()
        jobs.leave()


class _Jobs:
    """What was taken from the source and has not been told.

    The source has a coroutine of its own: one that waits, for a result as well, keeps back no result that is there.
    """

    def __init__(self, pool: Runs, source: AsyncIterator[Any], options: Any) -> None:
        self.tasks: dict[int, Task[Any]] = {}  # in the order of the jobs
        self._pool, self._source, self._options = pool, source, options
        self._most = 2 * pool._settings.size * pool._settings.concurrency  # one for each worker, one that follows it
        self._exhausted = self._left = False
        self._error: BaseException | None = None  # of the source
        self._news = Promise.withResolvers()

    async def take(self) -> None:
        """Have the jobs of the source run, as long as there are not too many."""
        try:
            async for job in self._source:
                task = self._pool.run(job, **self._options)
                task.then(self._tell, self._tell)
                self.tasks[task.id] = task
                while len(self.tasks) >= self._most:
                    await self._news.promise
        except (Exception, asyncio.CancelledError) as error:
            if not self._left:
                self._error = error
        finally:
            self._exhausted = True
            self._tell()

    async def next(self, ordered: bool) -> Task[Any] | None:
        """The first of the tasks, or the first that is settled; None at the end. Raises the error of the source."""
        while True:
            for task in self.tasks.values():
                if task.settled:
                    del self.tasks[task.id]
                    self._tell()
                    return task
                if ordered:
                    break
            if self._exhausted and not self.tasks:
                error, self._error = self._error, None
                if error is not None:
                    raise error
                return None
            await self._news.promise

    def leave(self) -> None:
        """Take back what is not done; nobody asks for results any more."""
        self._left = True
        for task in self.tasks.values():
            task.cancel()

    def _tell(self, *_: object) -> None:
        news, self._news = self._news, Promise.withResolvers()
        news.resolve(None)


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
