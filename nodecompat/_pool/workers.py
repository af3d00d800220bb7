"""Which workers a pool has: started when they are needed, restarted when they die, left when they are idle.

What must stay true: there are never more than `size`, those that leave not counted; a worker that ends before it was
ready is waited for longer each time, and `maxCrashes` of them in a row are the end of the pool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from .._seeing.live import WORKER_GONE, live, publish
from ..timers import clearTimeout, setTimeout
from .failures import BECOMES_READY, CrashLoopError, WorkerStartError
from .worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._timers.scheduling import Timeout
    from .options import Settings
    from .shapes import Said


class Workers:
    """The workers of one pool."""

    def __init__(
        self,
        settings: Settings,
        said: Callable[[Worker, Said], None],
        gone: Callable[[Worker], None],
        broken: Callable[[BaseException], None],
        wanted: Callable[[], None],
    ) -> None:
        self.here: list[Worker] = []  # which count; those that leave are only waited for
        self.leaving: list[Worker] = []
        self.crashes = 0
        self._settings = settings
        self._said, self._gone, self._broken, self._wanted = said, gone, broken, wanted
        self._pause: Timeout | None = None

    def __len__(self) -> int:
        return len(self.here) + len(self.leaving)

    def find(self) -> Worker | None:
        """The one with the most room for a job, of those that are ready."""
        best = max(self.here, key=lambda worker: worker.free, default=None)
        return best if best is not None and best.free else None

    def start(self, jobs: int) -> list[Worker]:
        """Start as many as that many waiting jobs need, as far as there may be more. Raises what `fork` raises."""
        settings = self._settings
        starting = sum(worker.state == "starting" for worker in self.here)
        wanted = -(-jobs // settings.concurrency) - starting
        wanted = max(wanted, settings.minSize - len(self.here))
        started: list[Worker] = []
        if self._pause is None:
            for _ in range(min(wanted, settings.size - len(self.here))):
                worker = Worker(settings, self._said, self._ended)
                self.here.append(worker)
                started.append(worker)
        return started

    def became_ready(self) -> None:
        """One got so far: what ended before is forgotten."""
        self.crashes = 0

    def rest(self, worker: Worker) -> None:
        """It has nothing to do: it may go after `idleTimeout`, if there are more than `minSize`."""
        if self._settings.idleTimeout is not None and worker.idle is None and worker.state == "ready":
            worker.idle = setTimeout(self._idle_for_long, self._settings.idleTimeout, worker)
            worker.idle.unref()

    def used_up(self, worker: Worker) -> bool:
        """Whether it has done as many jobs, or has as much memory, as it may."""
        settings = self._settings
        if settings.maxJobs is not None and worker.done >= settings.maxJobs:
            return True
        return settings.maxMemory is not None and worker.memory() > settings.maxMemory

    def let_go(self, worker: Worker, *, kill: str = "") -> None:
        """It counts no more; it ends by itself, or is killed for a reason."""
        if worker in self.here:
            self.here.remove(worker)
            self.leaving.append(worker)
        if kill:
            worker.kill(kill)
        else:
            worker.leave()

    def let_all_go(self, *, kill: str = "") -> None:
        """The end of the pool: none is started any more."""
        self.go_on()
        for worker in [*self.here, *(self.leaving if kill else ())]:
            self.let_go(worker, kill=kill)

    def go_on(self) -> None:
        """Don't wait any longer before the next start."""
        if self._pause is not None:
            clearTimeout(self._pause)
            self._pause = None

    def _idle_for_long(self, worker: Worker) -> None:
        worker.idle = None
        if len(self.here) > self._settings.minSize and not worker.tasks:
            self.let_go(worker)

    def _ended(self, worker: Worker, error: BaseException | None) -> None:
        counted = worker in self.here
        if live:
            publish(WORKER_GONE, worker=worker, jobs=len(worker.tasks), ready=worker.was_ready)
        (self.here if counted else self.leaving).remove(worker)
        self._gone(worker)
        if counted and not worker.was_ready:
            self._crashed(worker, error)
        self._wanted()

    def _crashed(self, worker: Worker, error: BaseException | None) -> None:
        self.crashes += 1
        settings = self._settings
        if self.crashes >= settings.maxCrashes:
            self._broken(CrashLoopError(self.crashes, error or start_error(worker)))
            return
        if worker.was_late and self.crashes == 1:  # the end of the pool, which would tell, is several times as far
            engine.warn(
                f"A worker of {settings.file or 'the pool'} was not ready after {settings.startTimeout:g} ms "
                f"(startTimeout), and is started again: {BECOMES_READY}"
            )
        delay = min(settings.backoff * 2 ** (self.crashes - 1), settings.maxBackoff)
        self.go_on()
        self._pause = setTimeout(self._after_the_pause, delay)
        self._pause.unref()

    def _after_the_pause(self) -> None:
        self._pause = None
        self._wanted()


def start_error(worker: Worker) -> WorkerStartError:
    """What is told of a worker that ended before it was ready."""
    child: Any = worker.process
    how = f"by {child.signalCode}" if child.signalCode is not None else f"with code {child.exitCode}"
    error = WorkerStartError(f"The worker with pid {worker.pid} ended {how} before it was ready")
    error.add_note(f"its command: {' '.join(map(str, child.spawnargs))}")
    if worker.why:
        error.add_note(worker.why)
    if worker.stderr:
        error.add_note(f"the end of its stderr:\n{worker.stderr.decode(errors='replace')}")
    return error
