"""`Pool`: which job goes to which worker, and what becomes of it.

What must stay true: a job is given to a worker at most once, unless `retries` allows more; every task is settled; while
a task is unsettled the program goes on, and afterwards nothing of the pool keeps it; a fault of one job or worker is no
other one's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn

from .._errors.base import InvalidArgTypeError, NodeError
from .._errors.checks import check_integer
from .._errors.rare import AbortError
from .._events.emitter import EventEmitter
from .._events.origin import making_line
from .._events.target import checked_signal
from .._js.arity import is_function
from .._js.numbers import is_number
from .._loop.current import engine
from .._on_use import on_use
from ..promise import Promise
from ..values import undefined
from . import serving
from .failures import JobTimeoutError, PoolClosedError, QueueFullError, WorkerDiedError
from .options import RUN_OPTIONS, duration, settings_of
from .queue import Queue
from .task import Task
from .workers import Workers

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
    from typing import Self, Unpack

    from .._errors import advice
    from ..values import Undefined
    from . import executor as executors
    from . import results
    from .options import PoolOptions, RunOptions, Settings
    from .shapes import Said
    from .worker import Worker
else:
    advice = on_use("nodecompat._errors.advice")  # only for options that are none
    executors = on_use("nodecompat._pool.executor")  # concurrent.futures, for programs that want its face
    results = on_use("nodecompat._pool.results")  # for programs that go through map()


ANOTHER = "it was killed because another job that it had was cancelled or late (with a `grace` only that job gives up)"
TERMINATED = "it was killed because the pool was terminated"

holding: set[Pool] = set()  # which keep the loop alive now: `whyAlive` tells of them


class Pool(EventEmitter):
    """Workers that run jobs: processes that start when they are needed, and are replaced when they die.

        pool = Pool('worker.py', size=4)            # worker.py calls nodecompat.pool.serve(function)
        result = await pool.run({'n': 30})          # function({'n': 30}) there
        result = await pool.call('fib', 30)         # serve({'fib': fib})
        async for result in pool.map(range(100)):   # in order; ordered=False: as they come

    `file` is what `fork` takes; without one the workers run functions of modules (`Pool.executor`, and
    `pool.call('module:function', …)`), with `functions=True` those of the file, which needs no line of ours then.

    Options; times are milliseconds, None is no limit: `size` (most workers at once; one for each usable CPU), `minSize`
    (kept ready from the start; 0), `concurrency` (jobs of a worker at once; 1), `timeout` (of a job, from its start;
    None), `grace` (how long a job that is cancelled or late may take to give up, before its worker is killed; 0),
    `retries` (how often a job is given to another worker when the one that had it died; 0), `maxQueue` (waiting jobs;
    None), `maxJobs` (of a worker, before it is replaced; None), `maxMemory` (bytes of a worker after a job, likewise;
    Linux; None), `idleTimeout` (after which workers beyond `minSize` end; None), `startTimeout` (until a worker says
    that it is ready; 30,000), `maxCrashes` (workers in a row that end before they are ready; 5), `backoff` and
    `maxBackoff` (the pause after the first of them, doubled each time; 100 and 30,000), `killSignal` (SIGTERM),
    `killTimeout` (then SIGKILL; 1000), `start` ('fork', 'forkServer' or 'cluster'), `shape` (of the worker:
    'workerpool', 'message', 'jest-worker', 'tinypool'; see `pool`), `entry` (the child's file of these packages). All
    others are options of `fork`, and `args`.

    Events: 'spawn', 'ready' (worker), 'exit' (worker, code, signal), 'start' (task), 'progress' (task, value), 'done'
    (task), 'failed' (task, error), 'message' (worker, message: what is no answer), 'stdout' and 'stderr' (worker, data:
    with pipes, `silent=True`), 'idle', 'broken' (error), 'close'.
    """

    def __init__(
        self,
        file: str | os.PathLike[str] | None = None,
        options: PoolOptions | Undefined | None = None,
        **keywords: Unpack[PoolOptions],
    ) -> None:
        serving.refuse_inside_a_worker()
        super().__init__()
        self._made = making_line(self)
        self._settings = settings_of(file, options, keywords)
        self._queue = Queue()
        self._tasks: dict[int, Task[Any]] = {}
        self._workers = Workers(self._settings, self._said, self._gone, self._break, self._dispatch)
        self._count = 0
        self._refusal: BaseException | None = None  # why it takes no job any more
        self._closing: Promise[Any] | None = None
        self._holds = False
        if self._settings.minSize:
            self._on_loop(self._dispatch)

    # -- what the program asks ---------------------------------------------------------------------------

    def run(self, job: object, **options: Unpack[RunOptions]) -> Task[Any]:
        """Have a worker do a job: `serve`'s function is called with it. The task is the promise of the result.

        Options: `priority` (a number, higher goes first; 0), `timeout` and `retries` (the pool's, unless given),
        `signal` (an AbortSignal), `onProgress` (called with each value that the worker tells by `progress`). Rejects
        with the error of the job; JobTimeoutError, AbortError, WorkerDiedError, CrashLoopError, PoolClosedError,
        QueueFullError. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE for wrong options.
        """
        return self._take(None, [job], options)

    def call(self, method: str, /, *args: object, **options: Unpack[RunOptions]) -> Task[Any]:
        """Have a worker call a function of its own by name; otherwise as `run`. Raises ERR_INVALID_ARG_TYPE."""
        if not isinstance(method, str):
            raise InvalidArgTypeError("method", "of type string", method)
        return self._take(method, [*args], options)

    def map(
        self,
        jobs: Iterable[Any] | AsyncIterable[Any],
        *,
        ordered: bool = True,
        errors: Literal["raise", "return"] = "raise",
        progress: bool | Literal["tqdm", "rich"] | Callable[[int, int | None], object] | None = False,
        total: int | None = None,
        **options: Unpack[RunOptions],
    ) -> AsyncIterator[Any]:
        """The results of many jobs, for `async for`: in the order of the jobs, or as they come.

        Jobs are taken from `jobs`, which may be endless or asynchronous, as workers come free. An error of a job ends
        the iteration, or with `errors='return'` stands where its result would; leaving the iteration cancels what is
        not done. `progress` is True for a bar (tqdm's or rich's, whichever is installed: `nodecompat[progress]`),
        'tqdm', 'rich', or a function that is called with how many are done and the `total`. Others: those of `run`.
        """
        return results.of(self, jobs, ordered, errors, progress, total, options)

    def executor(self) -> executors.PoolExecutor:
        """The face of `concurrent.futures` over this pool, for other threads and for whoever takes an Executor."""
        return executors.PoolExecutor(self)

    def close(self) -> Promise[Any]:
        """Take no more jobs; when all are done let the workers end. A promise of that."""
        return self._end(PoolClosedError("The pool is closed"))

    def terminate(self) -> Promise[Any]:
        """Reject all jobs with PoolClosedError and kill the workers. A promise of their end."""
        error = PoolClosedError("The pool was terminated")
        closed = self._end(error)
        self._queue.clear()
        for task in [*self._tasks.values()]:
            self._finish(task, "cancelled", error)
        self._workers.let_all_go(kill=TERMINATED)
        self._see_to_the_end()
        return closed

    @property
    def workers(self) -> list[Worker]:
        """Those that there are: starting, ready or leaving."""
        return [*self._workers.here, *self._workers.leaving]

    @property
    def stats(self) -> dict[str, int]:
        """How many workers there are, how many jobs wait, run, were taken; and crashes since one was ready."""
        running = len(self._tasks) - len(self._queue)
        return {
            "workers": len(self._workers.here), "queued": len(self._queue), "running": running, "taken": self._count,
            "crashes": self._workers.crashes,
        }  # fmt: skip

    def __repr__(self) -> str:
        state = "closed" if self._refusal is not None else f"running={self.stats['running']} queued={len(self._queue)}"
        return f"<Pool {self._settings.module} workers={len(self._workers)}/{self._settings.size} {state}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        await (self.close() if kind is None else self.terminate())

    if not TYPE_CHECKING:

        def __enter__(self) -> NoReturn:
            raise TypeError("use `async with Pool(…)`, or `with Pool(…).executor()` outside of coroutines")

        def __exit__(self, *_: object) -> None:
            """Python looks for it before it enters."""

    # -- the way of a task -------------------------------------------------------------------------------

    def _take(
        self, method: str | None, params: list[Any], options: Any, started: Callable[[], bool] | None = None
    ) -> Task[Any]:
        self._count += 1
        task: Task[Any] = Task(self, self._count, method, params, _run_options(options, self._settings))
        task._started = started
        self._on_loop(self._enqueue, task)
        return task

    def _enqueue(self, task: Task[Any]) -> None:
        signal: Any = task._subscription._signal
        refusal = self._refusal
        if signal is not None and signal.aborted:
            refusal = AbortError("The job was cancelled", signal.reason)
        elif refusal is None and self._is_full():
            refusal = QueueFullError(len(self._queue))
        self._tasks[task.id] = task
        self._hold_while_needed()
        if refusal is not None:
            self._finish(task, "failed", refusal)
            return
        self._queue.push(task)
        self._dispatch()

    def _is_full(self) -> bool:
        most, workers = self._settings.maxQueue, self._workers
        if most is None or len(self._queue) < most:
            return False
        return workers.find() is None and len(workers.here) >= self._settings.size

    def _dispatch(self) -> None:
        """Give waiting jobs to free workers, and start workers for the rest."""
        while self._queue and (worker := self._workers.find()) is not None:
            task = self._queue.pop()
            if task._started is None or task._started():
                self._give(task, worker)
            else:
                self._finish(task, "cancelled", AbortError("The job was cancelled"))
        if self._refusal is None or self._queue:
            try:
                started = self._workers.start(len(self._queue))
            except Exception as error:
                self._break(error)
                return
            for worker in started:
                self.emit("spawn", worker)
        self._see_to_the_end()

    def _give(self, task: Task[Any], worker: Worker) -> None:
        worker.rest()
        task._begin(worker, self._expired)
        error = worker.give(task)
        if error is not None:
            self._finish(task, "failed", error)
            self._workers.rest(worker)
            return
        self.emit("start", task)

    def _said(self, worker: Worker, said: Said) -> None:
        task = worker.tasks.get(said.id)
        if said.kind == "ready":
            self._workers.became_ready()
            self.emit("ready", worker)
            self._workers.rest(worker)
        elif said.id is None:
            self.emit("message" if said.kind == "other" else said.kind, worker, said.value)
            return
        elif task is None:
            return  # it was given up
        elif said.kind == "event":
            if not task.settled:
                if task._progress is not None:
                    task._progress(said.value)
                self.emit("progress", task, said.value)
            return
        elif said.kind == "spent":
            self._workers.let_go(worker, kill=ANOTHER)
        else:
            self._answered(worker, task, said)
        self._dispatch()

    def _answered(self, worker: Worker, task: Task[Any], said: Said) -> None:
        worker.take(task)
        if said.kind == "error":
            self._finish(task, "failed", said.value)
        elif said.kind == "result":
            self._finish(task, "done", said.value)
        if self._workers.used_up(worker):
            if not worker.tasks:
                self._workers.let_go(worker)
        elif not worker.tasks:
            self._workers.rest(worker)

    def _expired(self, task: Task[Any]) -> None:
        assert task.timeout is not None
        self._give_up(task, JobTimeoutError(task.job, task.timeout), "failed")

    def _give_up(self, task: Task[Any], error: NodeError, state: str) -> bool:
        """Settle a task early; the worker that has it gives the job up, or is ended and replaced."""
        if task.settled:
            return False
        worker = task.worker
        self._queue.drop(task)
        self._finish(task, state, error)
        if worker is not None and worker.state == "ready":
            self._stop(worker, task)
        self._dispatch()
        return True

    def _stop(self, worker: Worker, task: Task[Any]) -> None:
        if not self._settings.grace or not worker.take_back(task, self._out_of_patience):
            self._workers.let_go(worker, kill=ANOTHER)

    def _out_of_patience(self, worker: Worker) -> None:
        """It hasn't given up in time what it was to give up: another one takes its place."""
        self._workers.let_go(worker, kill=ANOTHER)
        self._dispatch()

    def _gone(self, worker: Worker) -> None:
        """A worker has ended, with the jobs that it had."""
        child: Any = worker.process
        tasks = [*worker.tasks.values()]
        worker.tasks.clear()
        for task in tasks:
            if task.settled:
                continue
            if task.retries > 0 and self._refusal is None:
                task._back_to_the_queue()
                self._queue.push(task)
                continue
            tail = worker.stderr.decode(errors="replace")
            how = child.exitCode, child.signalCode
            self._finish(task, "failed", WorkerDiedError(task.job, worker.pid, *how, tail, worker.why))
        self.emit("exit", worker, child.exitCode, child.signalCode)

    def _finish(self, task: Task[Any], state: str, outcome: Any) -> None:
        if task.settled:
            return
        self._tasks.pop(task.id, None)
        task._settle(state, task._resolve if state == "done" else task._reject, outcome)
        if state == "done":
            self.emit("done", task)
        else:
            self.emit("failed", task, outcome)
        self._hold_while_needed()
        if not self._tasks:
            self.emit("idle")

    # -- the end -----------------------------------------------------------------------------------------

    def _end(self, error: BaseException) -> Promise[Any]:
        if self._closing is None:
            self._closing = Promise()
            self._refusal = self._refusal or error
        self._on_loop(self._see_to_the_end)
        return self._closing

    def _break(self, error: BaseException) -> None:
        """The workers can't be had: nothing runs any more."""
        self._refusal = self._refusal or error
        self._queue.clear()
        for task in [*self._tasks.values()]:
            if task.worker is None:
                self._finish(task, "failed", error)
        self.emit("broken", error)

    def _see_to_the_end(self) -> None:
        if self._closing is None or self._tasks:
            return
        self._hold_while_needed()
        self._workers.let_all_go()
        if not self._workers and not self._closing._settled:
            self._closing._resolve(undefined)
            self._hold_while_needed()
            self.emit("close")

    def _hold_while_needed(self) -> None:
        needed = bool(self._tasks) or (self._closing is not None and not self._closing._settled)
        if needed != self._holds:
            self._holds = needed
            (engine.hold if needed else engine.release)()
            (holding.add if needed else holding.discard)(self)

    def _on_loop(self, function: Any, *args: object) -> None:
        if engine.enter():
            function(*args)
            engine.poke()
        else:
            engine.ask(function, *args)


def _run_options(given: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The options of `run` and `call`, checked, with the pool's own where they aren't given."""
    unknown = given.keys() - RUN_OPTIONS
    if unknown:
        raise advice.unexpected("run", min(unknown), sorted(RUN_OPTIONS))
    priority = given.get("priority", 0)
    if not is_number(priority) or priority != priority:
        raise InvalidArgTypeError("priority", "of type number", priority)
    signal, on_progress = given.get("signal"), given.get("onProgress")
    if signal is not None and signal is not undefined:
        checked_signal(signal, "signal")
    else:
        signal = None
    if on_progress is not None and not is_function(on_progress):
        raise InvalidArgTypeError("onProgress", "of type function", on_progress)
    return {
        "priority": priority,
        "timeout": duration("timeout", given.get("timeout", settings.timeout), True),
        "retries": check_integer("retries", given.get("retries", settings.retries), 0, 2**53 - 1),
        "signal": signal,
        "onProgress": on_progress,
    }
