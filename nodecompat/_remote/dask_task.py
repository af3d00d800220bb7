"""What runs inside a Dask worker: a task that hands its job to the worker's agent, and waits for the child's end.

What must stay true: one agent for each worker process, which ends with it; the thread of a task only waits, and does so
outside of the worker's pool, so that others have its place.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from threading import Event, Lock, Thread
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._on_use import on_use
from . import certificates, dask_relay

if TYPE_CHECKING:
    from collections.abc import Callable

    import distributed
else:
    distributed = on_use("distributed")  # this file is loaded in a worker, where it is

_LEAKED = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_TRIM_THRESHOLD_", "PYTHONHASHSEED")
"""What the nanny sets for its workers, and no child asked for."""

_lock = Lock()
_agents: list[WorkersAgent] = []


class WorkersAgent:
    """The agent of this worker process."""

    def __init__(self) -> None:
        env = {name: value for name, value in os.environ.items() if name not in _LEAKED}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nodecompat._remote.agent", "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
        )
        self._waiting: dict[str, Waiting] = {}
        Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """Whether it can take jobs."""
        return self._process.poll() is None

    def run(self, token: str, where: dict[str, object], on_port: Callable[[int], object]) -> Waiting:
        """Give it a job; `on_port` is called when it waits for the parent there."""
        self._waiting[token] = found = Waiting(on_port)
        assert self._process.stdin is not None
        line = json.dumps({"token": token, **where}).encode()
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        return found

    def _listen(self, lines: IO[bytes]) -> None:
        for line in lines:
            told: dict[str, Any] = json.loads(line)
            if "port" in told:
                self._waiting[told["token"]].on_port(told["port"])
            elif (waiting := self._waiting.pop(told["token"], None)) is not None:
                waiting.error = told["error"]
                waiting.ended.set()
        for waiting in [*self._waiting.values()]:
            waiting.error = "the agent of this worker has ended"
            waiting.ended.set()


class Waiting:
    """A task that waits for its child."""

    def __init__(self, on_port: Callable[[int], object]) -> None:
        self.on_port = on_port
        self.ended = Event()
        self.error = ""


def run(token: str, host: str = "", port: int = 0, has_tls: bool = False, topic: str = "") -> None:
    """The task: the agent dials the parent at `host`; or without one the scheduler's relay at `port`; or waits for the
    parent. Of the last two the parent is told.

    Raises RuntimeError when the two do not meet, or when one has encryption and the other has not.
    """
    worker = distributed.get_worker()
    own = str(urlsplit(worker.address).hostname)
    if worker.security.require_encryption and not has_tls:
        raise RuntimeError("this worker requires encryption, which the parent has not")
    where: dict[str, object] = {"listen": own}
    if port:
        relay = str(urlsplit(worker.scheduler.address).hostname)
        where = {"connect": [host or relay, port], "said": "" if host else dask_relay.key(token)}
    if has_tls:
        where["tls"] = certificates.packed(worker.security)
    with _lock:
        if not _agents or not _agents[-1].is_alive:
            _agents[:] = [WorkersAgent()]
        waiting = _agents[-1].run(token, where, lambda found: worker.log_event(topic, [name(token), own, found]))
    if port and not host:
        waiting.on_port(port)
    distributed.secede()
    waiting.ended.wait()
    if waiting.error:
        raise RuntimeError(waiting.error)


def name(token: str) -> str:
    """What Dask calls a job; the token itself stays between the two sides."""
    return f"nodecompat-{sha256(token.encode()).hexdigest()}"
