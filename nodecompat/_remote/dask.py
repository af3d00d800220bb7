"""The carrier of Dask: the scheduler says where a child runs, and counts it; its bytes never go through Dask.

    parent    submits a task with a token and an address, and listens there
    worker    the task hands both to the agent of its worker, secedes, and waits for the child's end
    agent     dials the parent

What must stay true: what Dask holds for a task, a resource above all, is held as long as the child lives; a task that
Dask runs again, after the loss of a worker, starts nothing, because its token is used up; nothing of a channel runs
in a thread of Dask's. Source: distributed 2026.8, "Client", "Worker", measured.
"""

from __future__ import annotations

from functools import partial
from secrets import token_hex
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._errors.remote import RemoteStartError
from .._on_use import on_use
from . import dask_relay, dask_task, meeting
from .carrier import Carrier

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Mapping

    import distributed

    from .job import Job
else:
    distributed = on_use("distributed")  # 0.7 s

_NEEDED = "nodecompat.remote.dask needs Dask: pip install 'nodecompat[dask]'"


class Dask(Carrier):
    """`remote.dask(client)`: children on the workers of a Dask cluster.

    `client` is a `distributed.Client`, or the address of a scheduler. `workers`, `resources` and `priority` are those
    of `Client.submit`. `connect` says where the two sides meet: 'parent' (the agent dials this process), 'worker'
    (this process dials the worker's machine, at a port that is open while the child starts) or 'scheduler' (both dial
    a relay beside the scheduler, at a port of its own, for networks where they cannot reach each other). For
    'parent', `listen` is the address that this process listens at for agents while a child starts, and `port` its
    port, any free one unless given; `address` is what agents dial, where that differs. Other options: those of
    `Carrier`. Where the client reaches its scheduler by TLS, the streams have TLS too, with the certificates of the
    client and of the workers; a side without one is refused. Raises ModuleNotFoundError without Dask,
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE.
    """

    def __init__(
        self,
        client: distributed.Client | str,
        *,
        workers: str | Iterable[str] | None = None,
        resources: Mapping[str, float] | None = None,
        priority: int = 0,
        connect: str = "parent",
        listen: str | None = None,
        port: int = 0,
        address: str | None = None,
        startTimeout: float = 0,
        grace: float = 5000,
        files: Mapping[str, bytes] | None = None,
        silence: float = 30_000,
    ) -> None:
        super().__init__(startTimeout, grace, files, silence)
        try:
            known = distributed.Client
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(_NEEDED, name="distributed") from error
        self._owned = isinstance(client, str)
        self.client = known(client) if isinstance(client, str) else client
        if not isinstance(self.client, known):
            raise InvalidArgTypeError("client", "of type string or an instance of Client", client)
        if connect not in ("parent", "worker", "scheduler"):
            raise InvalidArgValueError("connect", connect, "must be one of: 'parent', 'worker', 'scheduler'")
        self._connect = connect
        self._awaited: dict[str, Job] = {}
        self._topic = f"nodecompat-{token_hex(16)}"  # one for all jobs: neither side of Dask ever forgets one
        self._placing = {"workers": workers, "resources": dict(resources or {}) or None, "priority": priority}
        scheduler = urlsplit(self.client.scheduler.address if self.client.scheduler else str(client))
        self._scheduler = scheduler.hostname or "127.0.0.1"
        self._has_tls = scheduler.scheme == "tls"
        self._answering, self._dialling = self._contexts() if self._has_tls else (None, None)
        towards = meeting.address_towards(self._scheduler, scheduler.port or 1)
        self._meeting = meeting.Meeting(listen or towards, port, address or listen or towards, self._answering)
        self._relay: int = self.client.run_on_scheduler(dask_relay.port) if connect == "scheduler" else 0
        if connect != "parent":
            self.client.subscribe_topic(self._topic, self._told)

    def _contexts(self) -> tuple[ssl.SSLContext | None, ssl.SSLContext | None]:
        """The client's own, for either end of a connection: both show a certificate of the cluster's authority."""
        security = self.client.security
        found = [part("client")["ssl_context"] for part in (security.get_listen_args, security.get_connection_args)]
        if None in found:
            raise InvalidArgValueError("client", self.client, "has no certificate of its own")
        return found[0], found[1]

    def place(self, job: Job) -> DaskPlacement:
        """Submit the task."""
        where: tuple[str, int]
        name = dask_task.name(job.token)
        if self._connect == "parent":
            where = self._meeting.expect(job.token, job.stream)
        else:
            self._awaited[name] = job
            where = "", self._relay
        try:
            once = {"key": name, "pure": False, "retries": 0}
            args = (job.token, *where, self._has_tls, self._topic)
            future = self.client.submit(dask_task.run, *args, **once, **self._placing)
        except BaseException:
            self.forget(job.token)
            raise
        self.client.loop.add_callback(self._watch, job, future)
        return DaskPlacement(self, job, future)

    def forget(self, token: str) -> None:
        """No agent is expected for a job any more."""
        self._meeting.forget(token)
        self._awaited.pop(dask_task.name(token), None)

    def _told(self, event: tuple[object, tuple[str, str, int]]) -> None:
        """On the client's own loop: an agent waits there, or is about to dial the scheduler's relay."""
        name, host, port = event[1]
        job = self._awaited.pop(name, None)
        if job is None:
            return
        if self._connect == "scheduler":
            host, port, key = self._scheduler, self._relay, dask_relay.key(job.token)
            reach = partial(meeting.reached, said=key, tls=self._answering, dials=False)
        else:
            reach = partial(meeting.reached, said="", tls=self._dialling, dials=True, token=job.token)
        Thread(target=meeting.dial, args=(job, host, port, reach), daemon=True).start()

    async def _watch(self, job: Job, future: distributed.Future) -> None:
        """On the client's own loop: the task ends when the child has, or it fails.

        What the task gives is not fetched: it is nothing, and Dask may have forgotten it already.
        `add_done_callback` needs a pool of threads, which at the end of the process is gone.
        """
        cause = await future.exception(asynchronous=True)
        if future.status == "finished":
            return
        text = "the task was cancelled, or the connection to the scheduler ended"
        if cause is not None:
            text = f"the worker could not start the child: {cause or type(cause).__name__}"
        fault = RemoteStartError(text)
        fault.__cause__ = cause
        job.failed(fault)

    def close(self) -> None:
        """Close the client, if it was made here; of another one nothing is heard any more."""
        if self._owned:
            self.client.close()
        elif self._connect != "parent":
            self.client.unsubscribe_topic(self._topic)


class DaskPlacement:
    """The task of one child."""

    def __init__(self, home: Dask, job: Job, future: Any) -> None:
        self._home, self._job, self._future = home, job, future

    def release(self) -> None:
        """Dask may forget the task: one that waits in the queue is taken out, and none is run again."""
        self._home.forget(self._job.token)
        self._future.release()

    cancel = release


dask = Dask
