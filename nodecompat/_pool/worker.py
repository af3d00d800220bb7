"""One worker of a pool: its process, its state, and the jobs that it has.

    starting → ready ⇄ busy → leaving → gone

What must stay true: whatever becomes of the process, `gone` is told once, with every job that the worker still had; a
worker keeps no program alive by itself, which is the pool's to do.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._child.child import ChildProcess
from .._child.options import is_nullish
from .._on_use import on_use
from ..child_process import fork
from ..process import process
from ..timers import clearTimeout, setTimeout
from ..values import undefined
from .shapes import SHAPES, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from .. import cluster as clusters
    from .._timers.scheduling import Timeout
    from .options import Settings
    from .task import Task

    _Said = Callable[["Worker", Said], None]
    _Gone = Callable[["Worker", BaseException | None], None]

else:
    clusters = on_use("nodecompat.cluster")  # only for workers of a cluster

TAIL_BYTES = 4096  # of what it wrote to stderr, for the error that names its job
TAIL_MS = 200  # that the rest of it is waited for


class Worker:
    """A process of a pool. `pid`, `process` (a ChildProcess), `tasks` (those it has now) and `done` (how many it has
    done) are for whoever wants to look; `state` is starting, ready, leaving or gone."""

    def __init__(self, settings: Settings, said: _Said, gone: _Gone) -> None:
        self.state = "starting"
        self.done = 0
        self.was_ready = False
        self.was_late = False  # it was not ready within `startTimeout`
        self.tasks: dict[int, Task[Any]] = {}
        self.stderr = b""
        self.why = ""  # it was ended, for the errors of the jobs that it had
        self.idle: Timeout | None = None
        self._settings = settings
        self._said, self._gone = said, gone
        self._timer: Timeout | None = None
        self._patience: Timeout | None = None  # with a job that it was asked to give up
        self.shape = SHAPES[settings.shape]()
        # Its stderr is this process's, by way of a pipe: the end of it belongs to the error that names its job.
        self._hands_on = not settings.fork.get("stdio") and is_nullish(settings.fork.get("silent"))
        self.process = self._start()
        child: Any = self.process
        child.on("message", self._message)
        child.on("error", self._failed)
        child.on("disconnect", self._cut_off)
        child.on("exit", self._exited)
        if not self.shape.says_ready:
            child.on("spawn", self.became_ready)
        _running.add(self)
        if _kill_the_busy not in process.listeners("exit"):  # however often the last worker has ended meanwhile
            process.once("exit", _kill_the_busy)
        self._let_the_program_end()
        for message in self.shape.opening(settings.file):
            self._send(message)
        if settings.startTimeout is not None and self.shape.says_ready:
            self._after(settings.startTimeout, self._too_slow)

    @property
    def pid(self) -> Any:
        """The process's id; undefined when it could not be started."""
        return self.process.pid

    @property
    def free(self) -> int:
        """How many jobs it could take now."""
        return self._settings.concurrency - len(self.tasks) if self.state == "ready" else 0

    def _start(self) -> ChildProcess:
        settings = self._settings
        options = dict(settings.fork)
        if self._hands_on:
            options["stdio"] = ["inherit", "inherit", "pipe", "ipc"]
        if settings.start != "cluster":
            return fork(settings.module, settings.args, options)
        env = options.pop("env", None)
        clusters.setupPrimary({**options, "exec": settings.module, "args": settings.args})
        child: ChildProcess = clusters.fork(*(() if env is None else (env,))).process
        return child

    def _let_the_program_end(self) -> None:
        child: Any = self.process
        child.unref()
        if child.channel:
            child.channel.unref()
        for pipe in child.stdio or ():
            if pipe is not None and hasattr(pipe, "unref"):
                pipe.unref()
        for name in ("stdout", "stderr"):  # pipes that nobody reads would stop it when they are full
            pipe = getattr(child, name)
            if pipe:
                pipe.on("data", lambda data, name=name: self._wrote(name, data))

    # -- what the pool does with it ----------------------------------------------------------------------

    def give(self, task: Task[Any]) -> BaseException | None:
        """Give it a job. What can't be sent is returned, and the worker doesn't have it then."""
        try:
            self._send(self.shape.ask(task.id, task.method, task.params))
        except Exception as error:
            return error
        self.tasks[task.id] = task
        return None

    def take(self, task: Task[Any]) -> None:
        """It doesn't have the job any more, and can take another one."""
        del self.tasks[task.id]
        self.done += 1
        if self._patience is not None:
            clearTimeout(self._patience)
            self._patience = None

    def take_back(self, task: Task[Any], refused: Callable[[Worker], None]) -> bool:
        """Ask it to give a job up, and call `refused` when it doesn't within `grace`; whether it can be asked."""
        message = self.shape.cancel(task.id)
        if message is undefined:
            return False
        self._send(message)
        if self._patience is None:
            self._patience = setTimeout(refused, self._settings.grace, self)
            self._patience.unref()
        return True

    def leave(self) -> None:
        """Let it end by itself; what doesn't within `killTimeout` is killed."""
        if self.state in ("leaving", "gone"):
            return
        self.state = "leaving"
        self.rest()
        goodbye = self.shape.goodbye()
        child: Any = self.process
        if child.connected:
            if goodbye is not undefined:
                self._send(goodbye)
            child.disconnect()
        self._after(self._settings.killTimeout, lambda: self.kill(f"it was to end, and had not {self._patient} later"))

    def kill(self, why: str, signal: str | int | None = None) -> None:
        """End it: by the pool's `killSignal`, and by SIGKILL when it is still there after `killTimeout`."""
        if self.state == "gone":
            return
        self.state = "leaving"
        self.why = self.why or why
        self.rest()
        self.process.kill(self._settings.killSignal if signal is None else signal)
        self._after(self._settings.killTimeout, lambda: self.process.kill("SIGKILL"))

    def rest(self) -> None:
        """Forget that it was idle."""
        if self.idle is not None:
            clearTimeout(self.idle)
            self.idle = None

    def memory(self) -> int:
        """The bytes of memory that its process has in use (resident), 0 where the system doesn't tell."""
        try:
            with open(f"/proc/{self.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            return 0

    def _send(self, message: object) -> None:
        child: Any = self.process
        if child.connected:
            child.send(message, lambda error: None)  # a failure: its end will tell

    def _after(self, milliseconds: float, function: Callable[[], object]) -> None:
        if self._timer is not None:
            clearTimeout(self._timer)
        self._timer = setTimeout(function, milliseconds)
        self._timer.unref()

    # -- what it says ------------------------------------------------------------------------------------

    def _message(self, message: object) -> None:
        said = self.shape.read(message)
        if said.kind == "ready":
            self.became_ready()
        elif self.state != "gone":
            self._said(self, said)

    def became_ready(self) -> None:
        """It takes jobs from now on."""
        if self.state == "starting":
            self.state, self.was_ready = "ready", True
            if self._timer is not None:
                clearTimeout(self._timer)
                self._timer = None
            self._said(self, Said("ready"))

    def _too_slow(self) -> None:
        self.was_late = True
        self.kill(f"it was killed: it was not ready after {self._settings.startTimeout:g} ms (startTimeout)", "SIGKILL")

    def _cut_off(self) -> None:
        """It has closed its channel: it is about to end, or will never answer again."""
        if self.state in ("starting", "ready"):
            self.state = "leaving"
            why = f"it had closed its channel, as process.disconnect() does, and was killed {self._patient} later"
            self._after(self._settings.killTimeout, lambda: self.kill(why))

    @property
    def _patient(self) -> str:
        return f"{self._settings.killTimeout:g} ms (killTimeout)"

    def _wrote(self, name: str, data: bytes) -> None:
        if name == "stderr":
            self.stderr = (self.stderr + data)[-TAIL_BYTES:]
            if self._hands_on:
                process.stderr.write(data)
                return
        self._said(self, Said(name, None, data))

    def _exited(self, *_: object) -> None:
        child: Any = self.process
        if not child.stderr or child.stderr.closed:
            self._end(None)
            return
        self.state = "leaving" if self.state == "ready" else self.state
        late = setTimeout(self._end, TAIL_MS, None)  # somebody else may keep the pipe open

        def closed(*_: object) -> None:
            clearTimeout(late)
            self._end(None)

        child.once("close", closed)

    def _failed(self, error: BaseException) -> None:
        if self.process.pid is undefined:
            self._end(error)

    def _end(self, error: BaseException | None) -> None:
        if self.state == "gone":
            return
        self.state = "gone"
        self.rest()
        for timer in (self._timer, self._patience):
            if timer is not None:
                clearTimeout(timer)
        _running.discard(self)
        self._gone(self, error)

    def __repr__(self) -> str:
        return f"<Worker pid={self.pid} {self.state} tasks={len(self.tasks)} done={self.done}>"


_running: set[Worker] = set()


def _kill_the_busy(*_: object) -> None:
    """The program ends by `process.exit()` while jobs run: nobody would take their results."""
    for worker in [*_running]:
        if worker.tasks:
            worker.process.kill("SIGKILL")
