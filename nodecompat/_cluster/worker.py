"""`Worker` and the object `cluster`, as far as the primary and the workers have them both.

What must stay true: a worker tells what its process tells; an error that came of a race at the end, which nobody
listens for, ends no program (see `_channel.endpoint`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._events.emitter import EventEmitter
from .._js.numbers import int32, number_of
from .._on_use import on_use
from ..process import process as this_process
from ..values import undefined

if TYPE_CHECKING:
    from asyncio import BaseProtocol, StreamReader, StreamWriter
    from collections.abc import Callable, Mapping
    from socket import socket
    from typing import Self

    from .._js.record import Record
    from .._net.server import Server
    from ..values import Undefined
    from . import serving as _serving
else:
    _serving = on_use("nodecompat._cluster.serving")  # only servers of asyncio's need it

SCHED_NONE, SCHED_RR = 1, 2

# Errors of a channel that are not the program's fault, and whether it is told of them when it doesn't listen.
_UNHEARD = {"EPIPE": False, "ECONNRESET": False, "EMFILE": True, "ERR_IPC_BAD_FRAME": True}


class Worker(EventEmitter):
    """A process of a cluster. Node: cluster.Worker.

    In the primary `process` is its ChildProcess, in the worker itself it is `process`. Events: 'online', 'listening'
    (address), 'message', 'disconnect', 'exit' (code, signal), 'error'.
    """

    exitedAfterDisconnect: bool | Undefined = undefined
    """Whether it ends on purpose; known when it has disconnected."""
    process: Any = undefined
    """Its ChildProcess in the primary; in the worker `process`."""
    id: int
    """Its number in this cluster, from 1."""

    def __init__(self, options: Any = undefined, **keywords: Any) -> None:
        super().__init__()
        given = {**(options if isinstance(options, dict) else {}), **keywords}
        self.state: str = given.get("state") or "none"
        self.id = int32(number_of(given.get("id", 0)))
        if given.get("process"):
            self.process = given["process"]
            self.process.on("error", self._process_failed)
            self.process.on("message", self._process_said)

    def _process_said(self, *args: object) -> None:
        self.emit("message", *args)

    def _process_failed(self, error: object, *args: object) -> None:
        code = getattr(error, "code", None)
        if self.listenerCount("error") or code not in _UNHEARD:
            self.emit("error", error, *args)
        elif _UNHEARD[code]:
            this_process.emitWarning(str(error))

    def kill(self, signal: object = undefined) -> None:
        """As `destroy`."""
        self.destroy(signal)

    def destroy(self, signal: object = undefined) -> None:
        """End the worker: by a signal in the primary, SIGTERM unless given; in the worker by disconnecting."""
        raise NotImplementedError

    def disconnect(self) -> Self:
        """Close its servers, wait for their connections to end, and close the channel; returns the worker."""
        raise NotImplementedError

    def send(self, *args: Any, **options: Any) -> Any:
        """As `send` of its process."""
        return self.process.send(*args, **options)

    def isConnected(self) -> bool:
        """Whether the channel is open."""
        return bool(self.process.connected)

    def isDead(self) -> bool:
        """Whether the process has ended."""
        return any(_is_there(getattr(self.process, name, None)) for name in ("exitCode", "signalCode"))

    def __repr__(self) -> str:
        return f"<Worker {self.id} {self.state}>"


def _is_there(value: object) -> bool:
    return value is not None and value is not undefined


class Workers(dict[int, Worker]):
    """The workers by their `id`, a number or its text; undefined for one that is not there."""

    def __missing__(self, id: object) -> Worker:
        found: Worker | None = self.get(int(id)) if isinstance(id, str) and id.isdecimal() else None
        return found or undefined  # type: ignore[return-value]  # as in JavaScript

    def __contains__(self, id: object) -> bool:
        return super().__contains__(int(id) if isinstance(id, str) and id.isdecimal() else id)


AnyWorker = Worker  # by this name where `Worker` is the object's own


class Cluster(EventEmitter):
    """The object `cluster`. Node: cluster.

    In the primary: `workers`, `settings`, `fork`, `setupPrimary`, `disconnect`, `schedulingPolicy`, and the events
    'setup' (settings), 'fork', 'online', 'listening' (address), 'message' (message, handle), 'disconnect', 'exit'
    (code, signal), all but the first with the worker before the rest. In a worker: `worker`; the others are undefined.
    """

    isPrimary: bool
    """Whether this process forks workers."""
    isMaster: bool
    """The old name of `isPrimary`."""
    isWorker: bool
    """Whether this process is a worker."""
    Worker: type[AnyWorker] = AnyWorker
    worker: AnyWorker = undefined  # type: ignore[assignment]  # as in JavaScript, where it is not there
    """In a worker itself; undefined in the primary."""
    workers: Workers = undefined  # type: ignore[assignment]
    """In the primary the workers by their `id`."""
    settings: Record = undefined  # type: ignore[assignment]
    """What `setupPrimary` was told."""
    SCHED_NONE: int = SCHED_NONE
    """As `schedulingPolicy`: the system chooses who gets a connection."""
    SCHED_RR: int = SCHED_RR
    """As `schedulingPolicy`: the primary chooses, one worker after the other. The default."""
    schedulingPolicy: int = undefined  # type: ignore[assignment]
    """Who chooses; to be set before the first `fork`."""

    @property
    def cluster(self) -> Self:
        """Itself: `from nodecompat.cluster import cluster`."""
        return self

    def setupPrimary(self, settings: Mapping[str, object] | Undefined | None = undefined, **keywords: object) -> None:
        """Say how `fork` starts workers: exec, args, execArgv, cwd, serialization, silent, stdio, uid, gid.

        What is not given stays as it is: at first the program itself, its arguments and the interpreter's options.
        """
        raise NotImplementedError

    def setupMaster(self, settings: Mapping[str, object] | Undefined | None = undefined, **keywords: object) -> None:
        """The old name of `setupPrimary`."""
        self.setupPrimary(settings, **keywords)

    def fork(self, env: Mapping[str, object] | Undefined | None = undefined) -> AnyWorker:
        """Start a worker, with these variables besides those of this process. Raises what `child_process.fork` does."""
        raise NotImplementedError

    def disconnect(self, callback: Callable[[], object] | Undefined = undefined) -> None:
        """Disconnect all workers; `callback` is called when there is none left."""
        raise NotImplementedError

    async def createServer(
        self, factory: Callable[[], BaseProtocol], port: int = 0, host: str | None = None, **options: Any
    ) -> Server:
        """Listen, and give the connections to asyncio, as `loop.create_server` does. Not in Node.

        For servers of asyncio's that are workers, under uvloop too; in a worker the primary has the socket, or shares
        it. Options are those of `net.Server.listen`. The result is a net.Server without 'connection'; closing it waits
        for its connections, as does the worker's `disconnect`. Raises what would be its 'error'.
        """
        return await _serving.create_server(factory, port, host, options)

    async def startServer(
        self, connected: Callable[[StreamReader, StreamWriter], object], port: int = 0, host: str | None = None,
        **options: Any,
    ) -> Server:  # fmt: skip
        """As `createServer`, with what `asyncio.start_server` takes: called with a reader and a writer. Not in Node."""
        return await _serving.start_server(connected, port, host, options)

    async def listen(
        self, closing: Callable[[], object], port: int = 0, host: str | None = None, **options: Any
    ) -> socket:
        """A socket that listens, for a server that accepts by itself. Not in Node.

        For `uvicorn.Server.serve(sockets=[…])`, `asyncio.start_server(…, sock=…)` and their like. All workers that ask
        for the same address have the socket, whatever the policy; the system chooses who accepts. `closing` is called
        when the worker is told to disconnect: it is to have the server end; `disconnect` goes on when the socket is
        closed. Options are those of `net.Server.listen`. Raises what would be the 'error' of a server, and
        ERR_CLUSTER_NO_SOCKET under a primary of Node's that hands out connections.
        """
        return await _serving.listen(closing, port, host, options)

    def __repr__(self) -> str:
        return f"<cluster {'primary' if self.isPrimary else 'worker'}>"
