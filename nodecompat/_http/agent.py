"""The connections of requests: made, kept alive, used again.

What must stay true: no more connections than `maxSockets` to one place; what comes on a connection that nobody uses
closes it, for it would be taken for the answer to the next request; an idle connection does not keep the process alive.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._events.emitter import EventEmitter
from .._js.arity import fit
from .._js.kinds import truthy
from .._js.numbers import is_number, whole
from .._js.own import NullObject, Object
from .._stream.options import merge
from ..net import createConnection
from ..values import undefined
from .options import AGENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from .protocols import Wire
    from .request import ClientRequest

_hint = re.compile(r"timeout=([0-9]+)")


class Agent(EventEmitter):
    """Keeps connections for requests. Node: http.Agent.

    Options: keepAlive, keepAliveMsecs, maxSockets, maxTotalSockets, maxFreeSockets, scheduling ('lifo' or 'fifo'),
    timeout, agentKeepAliveTimeoutBuffer, and those of `net.connect`. `createConnection(options, callback)` may be
    replaced.
    """

    defaultMaxSockets: float = math.inf

    def __init__(self, options: dict[str, Any] | None = None, **keywords: Any) -> None:
        super().__init__()
        given = merge("Agent", options, keywords, AGENT)
        self.options = NullObject({"noDelay": True, **given, "path": None})
        self.defaultPort: object = given.get("defaultPort") or 80
        self.protocol: str = given.get("protocol") or "http:"
        self.requests: dict[str, list[Any]] = {}
        self.sockets: dict[str, list[Any]] = {}
        self.freeSockets: dict[str, list[Any]] = {}
        self.keepAliveMsecs: Any = _or(given.get("keepAliveMsecs"), 1000)
        self.keepAlive: object = given.get("keepAlive") or False
        self.maxSockets: float = _or(given.get("maxSockets"), Agent.defaultMaxSockets)
        self.maxFreeSockets: float = _or(given.get("maxFreeSockets"), 256)
        self.scheduling: object = given.get("scheduling") or "lifo"
        self.maxTotalSockets: Any = given.get("maxTotalSockets", undefined)
        self.totalSocketCount = 0
        self.agentKeepAliveTimeoutBuffer = _buffer(given.get("agentKeepAliveTimeoutBuffer"))
        if self.scheduling not in ("fifo", "lifo"):
            raise InvalidArgValueError("scheduling", self.scheduling, "must be one of: 'fifo', 'lifo'")
        if self.maxTotalSockets is undefined:
            self.maxTotalSockets = math.inf
        elif not is_number(self.maxTotalSockets):
            raise InvalidArgTypeError("maxTotalSockets", "of type number", self.maxTotalSockets)
        elif not self.maxTotalSockets >= 1:
            raise OutOfRangeError("maxTotalSockets", ">= 1", self.maxTotalSockets)
        self.on("free", self._on_free)

    def createConnection(self, *args: Any, **options: Any) -> Any:
        """`net.createConnection`; to be replaced, may also give the connection to `callback(error, socket)`."""
        return createConnection(*args, **options)

    def getName(self, options: Any = None) -> str:
        """The key of the place that options lead to, or that a request goes to."""
        given = options if isinstance(options, dict) else {} if options is None else vars(options)
        name = f"{given.get('host') or 'localhost'}:{given.get('port') or ''}:{given.get('localAddress') or ''}"
        if given.get("family") in (4, 6):
            name += f":{given['family']}"
        return name + (f":{given['socketPath']}" if given.get("socketPath") else "")

    # -- requests -----------------------------------------------------------------------------------------------

    def addRequest(
        self, req: ClientRequest, options: dict[str, Any] | str, port: object = None, localAddress: object = None
    ) -> None:
        """Give a request a connection, now or when there is one. Host, port and localAddress may stand for options."""
        if not isinstance(options, dict):
            options = {"host": options, "port": port, "localAddress": localAddress}
        given = self._merged(options)
        name = self.getName(given)
        in_use = self.sockets.setdefault(name, [])
        socket = self._take_free(name)
        count = len(self.freeSockets.get(name, ())) + len(in_use)
        if socket is not None:
            mark = given.get("highWaterMark")
            if mark is not None and socket.writableHighWaterMark != mark:
                socket._writableState.highWaterMark = mark
            self.reuseSocket(socket, req)
            self._assign(req, socket)
            in_use.append(socket)
        elif count < self.maxSockets and self.totalSocketCount < self.maxTotalSockets:
            self.createSocket(req, given, lambda error, made=undefined: self._take_made(req, error, made))
        else:
            req._agent_options = given
            self.requests.setdefault(name, []).append(req)

    def _take_made(self, req: ClientRequest, error: object, socket: Wire) -> None:
        if error:
            req.onSocket(None, error)
        else:
            self._assign(req, socket)

    def _merged(self, options: dict[str, Any]) -> dict[str, Any]:
        given = {**options, **self.options}
        if given.get("socketPath"):
            given["path"] = given["socketPath"]
        return given

    def _take_free(self, name: str) -> Any:
        free = self.freeSockets.get(name)
        socket = None
        while free and socket is None:
            socket = free.pop(0 if self.scheduling == "fifo" else -1)
            if socket.destroyed or socket.readableLength or _has_pending_read(socket):
                socket.destroy()
                socket = None
        if free is not None and not free:
            del self.freeSockets[name]
        return socket

    def createSocket(self, req: ClientRequest, options: dict[str, Any], callback: Callable[..., object]) -> None:
        """Make a connection for a request and give it to `callback(error, socket)`."""
        given = Object(self._merged(options))
        timeout = req.timeout if req.timeout is not undefined and req.timeout else self.options.get("timeout")
        if timeout:
            given["timeout"] = timeout
        name = given["_agentKey"] = self.getName(given)
        given["encoding"] = None
        if self.keepAlive:
            given["keepAlive"], given["keepAliveInitialDelay"] = self.keepAlive, self.keepAliveMsecs
        told = False

        def made(error: object = None, socket: Any = None) -> None:
            nonlocal told
            if told:
                return
            told = True
            if error:
                callback(error)
                return
            self.sockets.setdefault(name, []).append(socket)
            self.totalSocketCount += 1
            _Listeners(self, socket, given)
            callback(None, socket)

        socket = fit(self.createConnection, 2)(given, made)
        if socket is not None and socket is not undefined:
            made(None, socket)

    def _assign(self, req: ClientRequest, socket: Wire) -> None:
        req.onSocket(socket)
        if req.timeout is not undefined and req.timeout != (self.options.get("timeout") or 0):
            socket.setTimeout(req.timeout)

    # -- free connections ---------------------------------------------------------------------------------------

    def _on_free(self, socket: Wire, options: dict[str, Any]) -> None:
        name = self.getName(options)
        if not socket.writable:
            socket.destroy()
            return
        waiting = self.requests.get(name)
        if waiting:
            req = waiting.pop(0)
            if not waiting:
                del self.requests[name]
            self._assign(req, socket)
            return
        req = socket._httpMessage
        if req is None or not req.shouldKeepAlive or not self.keepAlive:
            socket.destroy()
            return
        free = self.freeSockets.get(name, [])
        count = len(free) + len(self.sockets.get(name, ()))
        too_many = self.totalSocketCount > self.maxTotalSockets or count > self.maxSockets
        if too_many or len(free) >= self.maxFreeSockets or not self.keepSocketAlive(socket):
            socket.destroy()
            return
        self.freeSockets[name] = free
        socket._httpMessage = None
        self.removeSocket(socket, options)
        socket._free_listeners = _Guard(socket)
        free.append(socket)

    def removeSocket(self, socket: Wire, options: dict[str, Any]) -> None:
        """A connection is not in use any more; a request that waits may have another one."""
        name = self.getName(options)
        for sets in [self.sockets] if socket.writable else [self.sockets, self.freeSockets]:
            found = sets.get(name)
            if found is not None and socket in found:
                found.remove(socket)
                if not found:
                    del sets[name]
        req = None
        if self.requests.get(name):
            req = self.requests[name][0]
        else:
            other = next(iter(self.requests), None)
            if other is not None and not self.sockets.get(other):
                req = self.requests[other][0]
                options = req._agent_options
        if req is not None:
            waiting = req

            def made(error: object, made_socket: Wire | None = None) -> None:
                if made_socket is None:
                    waiting.onSocket(None, error)
                else:
                    made_socket.emit("free")

            self.createSocket(req, options, made)

    def keepSocketAlive(self, socket: Wire) -> bool:
        """Prepare a connection for being idle; whether it may be kept. May be replaced."""
        socket.setKeepAlive(True, self.keepAliveMsecs)
        socket.unref()
        timeout = self.options.get("timeout") or 0
        response = getattr(socket._httpMessage, "res", None)
        said = undefined if response is None else response.headers["keep-alive"]
        found = _hint.match(said) if isinstance(said, str) else None
        may = True
        if found is not None:
            hinted = whole(float(found[1]) * 1000) - self.agentKeepAliveTimeoutBuffer
            if hinted <= 0:
                may = False
            elif hinted < timeout:
                timeout = hinted
        if socket.timeout != timeout:
            socket.setTimeout(timeout)
        return may

    def reuseSocket(self, socket: Wire, req: ClientRequest) -> None:
        """Prepare a kept connection for a request. May be replaced."""
        guard = getattr(socket, "_free_listeners", None)
        if guard is not None:
            guard.stop()
        req.reusedSocket = True
        socket.ref()

    def destroy(self) -> None:
        """Close all connections."""
        for sets in (self.freeSockets, self.sockets):
            for sockets in list(sets.values()):
                for socket in list(sockets):
                    socket.destroy()


def _has_pending_read(socket: Wire) -> bool:
    """Whether something came since the loop has looked last: it would be taken for the answer to the next request."""
    handle = getattr(socket, "_handle", None)
    return handle is not None and not socket.connecting and handle.has_pending_read()


class _Listeners:
    """What an agent hears of a connection of its own."""

    def __init__(self, agent: Agent, socket: Wire, options: dict[str, Any]) -> None:
        self._agent, self._socket, self._options = agent, socket, options
        self._all = {
            "free": self._free, "close": self._close, "timeout": self._timeout, "agentRemove": self._remove,
        }  # fmt: skip
        for event, listener in self._all.items():
            socket.on(event, listener)

    def _free(self) -> None:
        self._agent.emit("free", self._socket, self._options)

    def _close(self) -> None:
        self._agent.totalSocketCount -= 1
        self._agent.removeSocket(self._socket, self._options)

    def _timeout(self) -> None:
        if any(self._socket in sockets for sockets in self._agent.freeSockets.values()):
            self._socket.destroy()

    def _remove(self) -> None:
        self._close()
        for event, listener in self._all.items():
            self._socket.removeListener(event, listener)


class _Guard:
    """Closes a free connection on which something comes."""

    def __init__(self, socket: Wire) -> None:
        self._socket = socket
        socket.on("error", self._failed)
        socket.on("data", self._came)
        socket.on("end", self._came)
        socket.resume()

    def _failed(self) -> None:
        self._socket.destroy()
        self._socket.emit("agentRemove")

    def _came(self) -> None:
        self._socket.destroy()

    def stop(self) -> None:
        """The connection is used again."""
        self._socket.removeListener("error", self._failed)
        self._socket.removeListener("data", self._came)
        self._socket.removeListener("end", self._came)


def _or(given: Any, otherwise: float) -> Any:
    return given if truthy(given) else otherwise


def _buffer(given: object) -> float:
    return given if is_number(given) and 0 <= given < math.inf else 1000


globalAgent = Agent({"keepAlive": True, "scheduling": "lifo", "timeout": 5000})


class Defaults:
    """The agent of requests that name none."""

    agent: Agent = globalAgent
