"""One job of a pool, from the queue to its outcome.

What must stay true: a task is settled once, whatever its worker says afterwards; how it was settled is told in its
`state`; the listener on its AbortSignal and its timer are gone by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.rare import AbortError
from .._events.target import AbortSubscription
from .._js.arity import fit, is_function
from ..promise import Promise
from ..timers import clearTimeout, setTimeout
from ..values import undefined
from .failures import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .._timers.scheduling import Timeout
    from .protocols import HasWorkers
    from .worker import Worker

T = TypeVar("T")


class Task(Promise[T]):
    """What `Pool.run` and `Pool.call` return: the promise of a job's result, which can be taken back.

    `id` counts the tasks of a pool, `state` is queued, running, done, failed or cancelled, `worker` the one that has
    it, `method` and `params` what it was called with. When a coroutine that awaits it is cancelled, so is the task.
    """

    __slots__ = (
        "_pool", "_progress", "_started", "_subscription", "_timer",
        "id", "method", "params", "priority", "retries", "state", "timeout", "worker",
    )  # fmt: skip

    def __init__(self, pool: HasWorkers, id: int, method: str | None, params: list[Any], given: dict[str, Any]) -> None:
        super().__init__()
        self._pool = pool
        self._timer: Timeout | None = None
        self._started: Callable[[], bool] | None = None  # asked whether it is still wanted, when its turn comes
        on_progress = given["onProgress"]
        self._progress = fit(on_progress, 1) if is_function(on_progress) else None
        self._subscription = AbortSubscription(given["signal"], self._aborted)
        self.id, self.method, self.params = id, method, params
        self.priority: float = given["priority"]
        self.retries: int = given["retries"]
        self.timeout: float | None = given["timeout"]
        self.state = "queued"
        self.worker: Worker | None = None
        self._subscription.start()

    @property
    def settled(self) -> bool:
        """Whether its outcome is known."""
        return self._settled

    @property
    def job(self) -> Any:
        """What the worker is asked: the job of `run`, or the list of the arguments of `call`."""
        return self.params[0] if self.method is None else [self.method, *self.params]

    def cancel(self, reason: object = undefined) -> bool:
        """Take the job back: reject with an AbortError whose `cause` is the reason. Whether it was still unsettled.

        A task that waits leaves the queue. One that runs has its worker give it up within the pool's `grace`, or ended
        and replaced. Other workers go on.
        """
        error = AbortError("The job was cancelled", None if reason is undefined else reason)
        return self._pool._give_up(self, error, "cancelled")

    def __repr__(self) -> str:
        return f"<Task {self.id} {self.state} {brief(self.job)}>"

    def __await__(self) -> Generator[Any, Any, T]:
        try:
            return (yield from super().__await__())
        except BaseException:
            if not self.settled:  # who waited is gone
                self.cancel()
            raise

    # -- the pool's side ---------------------------------------------------------------------------------

    def _begin(self, worker: Worker, expired: Callable[[Task[Any]], None]) -> None:
        self.worker, self.state = worker, "running"
        if self.timeout is not None:
            self._timer = setTimeout(expired, self.timeout, self)

    def _back_to_the_queue(self) -> None:
        self._stop_clock()
        self.worker, self.state = None, "queued"
        self.retries -= 1

    def _settle(self, state: str, settle: Callable[[Any], None], outcome: object) -> None:
        self._stop_clock()
        self._subscription.dispose()
        self.state = state
        if state == "cancelled":
            self._handled = True  # somebody did it on purpose: no failure to report
        settle(outcome)

    def _stop_clock(self) -> None:
        if self._timer is not None:
            clearTimeout(self._timer)
            self._timer = None

    def _aborted(self, *_: object) -> None:
        signal: Any = self._subscription._signal
        self.cancel(signal.reason)
