"""What goes wrong with a job beside its own error: each class is also the one that Python programs would catch."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from itertools import islice
from typing import Any, Final

from .._errors.base import NodeError

BECOMES_READY: Final = "a worker is ready when its script has called nodecompat.pool.serve() and run to its last line"
_CHARACTERS: Final = 200  # of a job that an error names
_ITEMS: Final = 10  # at each of the levels
_DEPTH: Final = 3
_BRACES: Final = ("{", "}")
_BRACKETS: Final = ("[", "]")
_PARENTHESES: Final = ("(", ")")


class WorkerDiedError(NodeError, BrokenExecutor):
    """ERR_POOL_WORKER_DIED: the worker's process ended while it had this job.

    `job` is what it had, `pid` whose, `exitCode` and `signalCode` how it ended, `stderr` the end of what it had written
    to its standard error, where that is a pipe.
    """

    code: str | None = "ERR_POOL_WORKER_DIED"

    def __init__(
        self, job: object, pid: object, code: int | None, signal: str | None, stderr: str = "", why: str = ""
    ) -> None:
        how = f"by {signal}" if signal is not None else f"with code {code}"
        super().__init__(f"The worker with pid {pid} ended {how} before it had answered")
        self.job, self.pid, self.exitCode, self.signalCode, self.stderr = job, pid, code, signal, stderr
        self.add_note(f"its job: {brief(job)}")
        if why:
            self.add_note(why)
        if stderr:
            self.add_note(f"the end of its stderr:\n{stderr}")


class WorkerStartError(NodeError, BrokenExecutor):
    """ERR_POOL_WORKER_START: a worker's process ended, or could not be started, before it was ready."""

    code: str | None = "ERR_POOL_WORKER_START"


class CrashLoopError(NodeError, BrokenExecutor):
    """ERR_POOL_CRASH_LOOP: as many workers in a row as `maxCrashes` allows ended before they were ready.

    `cause` is how the last one ended. The pool runs nothing any more.
    """

    code: str | None = "ERR_POOL_CRASH_LOOP"

    def __init__(self, crashes: int, cause: BaseException) -> None:
        super().__init__(f"{crashes} workers in a row ended before they were ready")
        self.cause = self.__cause__ = cause
        self.add_note(BECOMES_READY)


class JobTimeoutError(NodeError, TimeoutError):
    """ERR_POOL_JOB_TIMEOUT: a job took longer than its `timeout`, in milliseconds from its start."""

    code: str | None = "ERR_POOL_JOB_TIMEOUT"

    def __init__(self, job: object, milliseconds: float) -> None:
        super().__init__(f"The job took longer than {milliseconds:g} ms")
        self.job = job
        self.add_note(f"the job: {brief(job)}")


class PoolClosedError(NodeError, RuntimeError):
    """ERR_POOL_CLOSED: the pool was closed, or ended before it came to this job."""

    code: str | None = "ERR_POOL_CLOSED"


class QueueFullError(NodeError, RuntimeError):
    """ERR_POOL_QUEUE_FULL: as many jobs wait as `maxQueue` allows."""

    code: str | None = "ERR_POOL_QUEUE_FULL"

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} jobs wait already (maxQueue)")
        self.add_note("await the tasks that you have, or go through pool.map(), which takes jobs as workers come free")


def brief(value: Any, depth: int = _DEPTH) -> str:
    """A job as text, of bounded length and cost, whatever it is: no job is too large for the error that names it."""
    if isinstance(value, str | bytes | bytearray):
        text = repr(value[:_CHARACTERS]) + ("…" if len(value) > _CHARACTERS else "")
    elif isinstance(value, dict | list | tuple | set | frozenset):
        text = _brief_items(value, depth)
    else:
        try:
            text = repr(value)
        except Exception:  # what it is stays known
            text = f"<{type(value).__name__}>"
    return text if len(text) <= _CHARACTERS else text[: _CHARACTERS - 1] + "…"


def _brief_items(value: Any, depth: int) -> str:
    is_tuple = isinstance(value, tuple)
    opens, closes = _PARENTHESES if is_tuple else _BRACKETS if isinstance(value, list) else _BRACES
    if not depth:
        return f"{opens}…{closes}" if value else opens + closes
    shown = [*islice(value.items() if isinstance(value, dict) else value, _ITEMS)]
    if isinstance(value, dict):
        texts = [f"{brief(key, 0)}: {brief(item, depth - 1)}" for key, item in shown]
    else:
        texts = [brief(item, depth - 1) for item in shown]
    comma = "," if is_tuple and len(value) == 1 else ""
    return opens + ", ".join([*texts, *(["…"] if len(value) > len(shown) else [])]) + comma + closes
