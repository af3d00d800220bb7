"""Servers: what listens, and emits 'connection'.

What must stay true: nothing blocks; 'listening' and 'error' come in ticks; 'close' comes once nothing listens and the
last connection is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, system_error
from .._errors.checks import check_signal
from .._events.awaiting import addAbortListener
from .._events.emitter import EventEmitter
from .._events.origin import making_line
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.numbers import int32, is_number, number_of
from .._js.record import Record
from .._loop.current import engine
from .._os.handle import Handle as RawHandle
from .._seeing.live import live, publish
from .._stream.options import joined
from .._stream.states import getDefaultHighWaterMark
from ..values import undefined
from . import listening, names, tuning
from .addresses import check_port, host_port_error, listen_error, number_of_error
from .arguments import LISTEN, SERVER, Given, counted, is_pipe_name
from .connections import connection
from .failures import failure
from .keeping import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .handle import Handle
    from .listening import ServerHandle
    from .socket import Socket

    ConnectionListener = Callable[[], Any] | Callable[[Socket], Any]

BACKLOG = 511

# `cluster` fills this in, in a worker: asked for the handle of a server that does not ask for one of its own.
# Called with the server, what it asks for, and a callback that takes an errno or 0, and the handle.
share: Callable[[Server, dict[str, Any], Callable[[int, ServerHandle], object]], object] | None = None


class Server(Keeper, EventEmitter):
    """Takes connections at a port, a path or a descriptor. Node: net.Server.

    `Server([options][, listener])`, the listener for 'connection'. Options: allowHalfOpen, pauseOnConnect, noDelay,
    keepAlive, keepAliveInitialDelay, highWaterMark: those of the sockets. `maxConnections` may be set.
    Events: 'listening', 'connection' (a Socket), 'drop', 'error', 'close'.
    """

    _travels_as = "net.Server"  # see `_channel.travellers`
    _handle: ServerHandle | None = None
    maxConnections: Any = undefined
    dropMaxConnection: Any = undefined
    _listening_id = 1  # another one for every `listen` and `close`
    _connections = 0
    _path: str = ""
    _connection_key = ""  # how processes that share the server's connections call it

    def __init__(
        self,
        options: ConnectionListener | Any = None,
        connectionListener: ConnectionListener | object = undefined,
        **keywords: Any,
    ) -> None:
        super().__init__()
        self._made = making_line(self)
        if is_function(options):
            options, connectionListener = {}, options
        elif options is None or options is undefined:
            options = {}
        elif not isinstance(options, (dict, list)):
            raise InvalidArgTypeError("options", "of type object", options)
        given = joined("createServer", options, keywords, SERVER)
        if is_function(connectionListener):
            self.on("connection", connectionListener)
        self.keepAliveInitialDelay = tuning.initial_delay(given)
        self.highWaterMark = _mark(given.get("highWaterMark", undefined))
        self.allowHalfOpen = truthy(given.get("allowHalfOpen", undefined))
        self.pauseOnConnect = truthy(given.get("pauseOnConnect", undefined))
        self.noDelay = truthy(given.get("noDelay", undefined))
        self.keepAlive = truthy(given.get("keepAlive", undefined))
        self._workers: list[Any] = []  # the socket lists of processes that were given connections

    # -- listening --------------------------------------------------------------------------------------

    def listen(self, *args: Any, **keywords: Any) -> Self:
        """Listen at `port[, host][, backlog]`, a `path`, another server's handle, or as options say.

        Options: port, host, backlog, ipv6Only, reusePort, exclusive; path, readableAll, writableAll; fd; signal.
        A last argument is called at 'listening'. Raises ERR_SERVER_ALREADY_LISTEN, ERR_SOCKET_BAD_PORT,
        ERR_INVALID_ARG_VALUE; what the system says is an 'error'.
        """
        given = Given("listen", args, keywords, LISTEN)
        if self._handle is not None:
            raise failure("ERR_SERVER_ALREADY_LISTEN")
        if live:
            publish("tracing:net.server.listen:asyncStart", server=self, options=given.options)
        if given.callback is not None:
            self.once("listening", given.callback)
        self._listening_id += 1
        shared = _handle_in(args[0] if args else undefined)
        if shared is not None:
            self._handle = shared
            self._listen({"address": None, "port": -1, "addressType": -1, "backlog": _backlog(given)})
            return self
        self._close_with(given.get("signal"))
        fd = given.get("fd")
        if is_number(fd) and fd >= 0:
            query = {"address": None, "port": None, "addressType": None, "fd": int(fd), "backlog": _backlog(given)}
            self._acquire(query, exclusive=False)
            return self
        port = given.get("port") if _says_where(given, args, keywords) else 0
        if is_number(port) or isinstance(port, str):
            self._listen_at_port(given, check_port(port, "options.port"))
        elif truthy(given.get("path")) and is_pipe_name(given.get("path")):
            self._listen_at_path(given, given.get("path"))
        else:
            _refuse(given)
        return self

    def _listen_at_port(self, given: Given, port: int) -> None:
        reuse = given.get("reusePort") is True
        query = {
            "address": None, "port": port, "addressType": 4, "backlog": _backlog(given),
            "ipv6Only": given.get("ipv6Only") is True, "reusePort": reuse,
        }  # fmt: skip
        exclusive = reuse or truthy(given.get("exclusive"))
        host = given.get("host")
        if not truthy(host):
            self._acquire(query, exclusive=exclusive)
            return
        if not isinstance(host, str):
            raise InvalidArgTypeError("hostname", "of type string", host)
        asked = self._listening_id

        def found(error: object = None, addresses: Any = ()) -> None:
            if asked != self._listening_id:
                return
            if error:
                self.emit("error", error)
                return
            valid = next((one for one in addresses if not _is_link_local(one)), addresses[0])
            self._acquire({**query, "address": valid["address"], "addressType": valid["family"]}, exclusive=exclusive)

        names.lookup(host, {"all": True}, found)

    def _listen_at_path(self, given: Given, path: str) -> None:
        readable, writable = given.get("readableAll"), given.get("writableAll")
        if path[0] == "\0" and (truthy(readable) or truthy(writable)):
            reason = "can not set readableAll or writableAllt to true when path is abstract unix socket"
            raise InvalidArgValueError("options", given.options, reason)
        self._path = path
        query = {
            "address": path, "port": -1, "addressType": -1, "backlog": _backlog(given),
            "readableAll": readable, "writableAll": writable,
        }  # fmt: skip
        self._acquire(query, exclusive=truthy(given.get("exclusive")))
        if self._handle is not None and (readable is True or writable is True):
            number = listening.allow_all(self._handle, readable=readable is True, writable=writable is True)
            if number:
                self._handle.close()
                self._handle = None
                raise system_error(number, "uv_pipe_chmod")

    def _close_with(self, signal: Any) -> None:
        if signal is undefined:
            return
        check_signal(signal, "options.signal")
        if signal.aborted:
            engine.next_tick(self.close)
        else:
            subscription = addAbortListener(signal, lambda: self.close())
            self.once("close", subscription.dispose)

    def _acquire(self, query: dict[str, Any], *, exclusive: bool) -> None:
        """Listen with a handle of our own, or with one that processes share."""
        if share is None or exclusive:
            self._listen(query)
            return
        asked = self._listening_id

        def answer(number: int, handle: ServerHandle) -> None:
            if asked != self._listening_id:
                if handle is not None:
                    handle.close()
                return
            if number:
                self.emit("error", host_port_error(number, "bind", query["address"], query["port"] or undefined))
                return
            if self._handle is not None:
                self._handle.close()
            self._handle = handle
            self._listen(query)

        share(self, query, answer)

    def _listen(self, query: dict[str, Any]) -> None:
        """Make the handle, unless there is one, and listen."""
        address, port = query["address"], query["port"]
        if self._handle is None:
            try:
                self._handle, address = make_handle(query)
            except OSError as error:
                failed_at = "0.0.0.0" if address is None and query.get("fd") is None else address
                self._fail(number_of_error(error), failed_at, port)
                return
        handle = self._handle
        handle.on_connection = self._accepted
        number = handle.listen(int32(number_of(query.get("backlog") or BACKLOG)))
        if number:
            handle.close()
            self._handle = None
            self._fail(number, address, port)
            return
        if live:
            publish("tracing:net.server.listen:asyncEnd", server=self)
        kind = 6 if address == "::" else query["addressType"]
        self._connection_key = f"{_text(kind)}:{_text(address)}:{_text(port)}"
        if not self._wants_ref:
            handle.set_ref(False)
        engine.next_tick(self._tell_listening)

    def _fail(self, number: int, address: object, port: Any) -> None:
        error = listen_error(number, address, undefined if port is None else port)
        if live:
            publish("tracing:net.server.listen:error", server=self, error=error)
        engine.next_tick(self.emit, "error", error)

    def _tell_listening(self) -> None:
        if self._handle is not None:
            self.emit("listening")

    @classmethod
    def _take(cls, fd: int, *args: Any) -> Self:
        """A server that listens with a descriptor from elsewhere, such as another process; it is owned from now on."""
        server = cls(*args)
        server.listen({"fd": fd})
        return server

    def _give_up(self) -> int:
        """Listen no more, and let the descriptor go, open, to whoever passes it on; a path stays.

        No event tells of it. Raises ERR_SERVER_NOT_RUNNING.
        """
        if self._handle is None:
            raise failure("ERR_SERVER_NOT_RUNNING")
        handle, self._handle = self._handle, None
        self._listening_id += 1
        return handle.release()

    # -- connections ------------------------------------------------------------------------------------

    def _accepted(self, number: int, handle: Handle | None) -> None:
        if handle is None:
            self.emit("error", system_error(number, "accept"))
            return
        most = self.maxConnections
        if most is not None and most is not undefined and self._connections >= most:
            self.emit("drop", _ends(handle)) if handle.is_tcp else self.emit("drop")
            handle.close()
            return
        socket = connection(handle, half_open=self.allowHalfOpen, paused=self.pauseOnConnect, mark=self.highWaterMark)
        if self.noDelay:
            socket.setNoDelay(True)
        if self.keepAlive:
            socket.setKeepAlive(True, self.keepAliveInitialDelay * 1000)
        self._connections += 1
        socket.server = socket._server = self
        self.emit("connection", socket)
        if live:
            publish("net.server.socket", socket=socket)

    def _connection_ended(self) -> None:
        self._connections -= 1
        self._close_if_drained()

    def getConnections(self, callback: Callable[..., object] = undefined) -> Self:
        """Call back with None and the number of connections, those that other processes were given included.

        Raises ERR_INVALID_ARG_TYPE.
        """
        if not is_function(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)
        function = fit(callback, 2)
        if not self._workers:
            engine.next_tick(function, None, self._connections)
            return self
        left, total = len(self._workers), self._connections

        def counted_there(error: object = None, count: int = 0) -> None:
            nonlocal left, total
            if error:
                left = -1
                engine.next_tick(function, error, undefined)
                return
            total += count
            left -= 1
            if left == 0:
                engine.next_tick(function, None, total)

        for worker in [*self._workers]:
            worker.getConnections(counted_there)
        return self

    def _setup_worker(self, socket_list: Any) -> None:
        """Another process was given a connection: its list is asked for its number, and told of the end."""
        self._workers.append(socket_list)
        socket_list.once("exit", self._workers.remove)

    # -- the end ----------------------------------------------------------------------------------------

    def close(self, callback: object = undefined) -> Self:
        """Listen no more; 'close', for `callback` too, when the last connection is closed.

        The callback gets ERR_SERVER_NOT_RUNNING when the server was not listening.
        """
        self._listening_id += 1
        handle, self._handle = self._handle, None
        if is_function(callback):
            if handle is None:
                not_running = fit(callback, 1)
                self.once("close", lambda: not_running(failure("ERR_SERVER_NOT_RUNNING")))
            else:
                self.once("close", callback)
        if handle is not None:
            handle.close()
        if self._workers:
            self._close_workers()
        else:
            self._close_if_drained()
        return self

    def _close_workers(self) -> None:
        left = len(self._workers)
        self._connections += 1  # those of the others

        def closed_there(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self._connections = 0
                self._close_if_drained()

        for worker in [*self._workers]:
            worker.close(closed_there)

    def _close_if_drained(self) -> None:
        if self._handle is None and not self._connections:
            engine.next_tick(self.emit, "close")

    def captureRejectionSymbol(self, error: object, event: object = None, *args: Any) -> None:
        """A listener's promise failed, with `captureRejections`: the connection is destroyed."""
        if event == "connection":
            args[0].destroy(error)
        else:
            self.emit("error", error)

    # -- what it is like --------------------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        """Whether connections are taken."""
        return self._handle is not None

    def address(self) -> Any:
        """`{address, family, port}`, or the path; None for a server that does not listen.

        Raises what the system says.
        """
        handle = self._handle
        if handle is not None and handle.is_tcp:
            try:
                return handle.name_of()
            except OSError as error:
                raise system_error(number_of_error(error), "address") from None
        return self._path or None


def _handle_in(first: Any) -> ServerHandle | None:
    """The handle of another server, when that is what `listen` was given."""
    if isinstance(first, dict):
        first = first.get("_handle") or first.get("handle")
    if isinstance(first, RawHandle):
        return listening.adopt(first.detach())
    found = getattr(first, "_handle", first)
    return found if isinstance(found, listening.ServerHandle) else None


def _says_where(given: Given, args: tuple[Any, ...], keywords: dict[str, Any]) -> bool:
    """Whether `listen` was told a place; without one it takes any port."""
    if not (args or keywords) or (args and is_function(args[0])):
        return False
    port = given.get("port")
    return port is not None and (port is not undefined or "port" not in given.options)


def _mark(mark: object) -> Any:
    """The option highWaterMark. Raises ERR_INVALID_ARG_TYPE."""
    if mark is not undefined and not is_number(mark):
        raise InvalidArgTypeError("options.highWaterMark", "of type number", mark)
    return mark if is_number(mark) and mark >= 0 else getDefaultHighWaterMark()


def _backlog(given: Given) -> Any:
    """How many connections may wait; 0 or False when it is not said, as Node tells a primary."""
    own = given.get("backlog")
    second, third = [*given.args, False, False, False][1:3]
    return own if truthy(own) else counted(second) or counted(third)


def _refuse(given: Given) -> None:
    options = given.options
    if "port" not in options and "path" not in options:
        raise InvalidArgValueError("options", options, 'must have the property "port" or "path"')
    raise InvalidArgValueError("options", options)


def _is_link_local(found: Any) -> bool:
    return found["family"] == 6 and found["address"].lower()[:4] in ("fe80", "fe90", "fea0", "feb0")


def make_handle(query: dict[str, Any]) -> tuple[ServerHandle, Any]:
    """The handle that was asked for, and its address. Raises OSError."""
    address, port = query["address"], query["port"]
    if query.get("fd") is not None:
        return listening.adopt(query["fd"]), address
    if port == -1:
        return listening.make_path(address), address
    wanted = {"ipv6_only": query["ipv6Only"], "reuse_port": query["reusePort"]}
    if address is not None:
        return listening.make(address, port, query["addressType"], **wanted), address
    try:
        return listening.make("::", port, 6, **wanted), "::"
    except OSError:  # a host without IPv6
        return listening.make("0.0.0.0", port, 4, reuse_port=wanted["reuse_port"]), "0.0.0.0"


def _text(value: object) -> str:
    return "null" if value is None else str(value)


def _ends(handle: Handle) -> Record:
    """Both addresses of a connection that was dropped."""
    local, remote = tuning.local_address(handle), tuning.remote_address(handle)
    found = Record()
    for name, record in (("local", local), ("remote", remote)):
        for key in ("address", "port", "family"):
            found[f"{name}{key.capitalize()}"] = record.get(key, undefined)
    return found
