"""What a client asks.

What must stay true: what is wrong with the arguments is raised, in Node's order; everything later is an event. The
connection is got at once, and used from the next tick on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_integer
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.numbers import MAX_SAFE_INTEGER
from .._js.own import Object
from .._js.text import string_of
from .._loop.current import engine
from .._net.tuning import duration as timer_duration
from .._on_use import on_use
from .._seeing.live import live, publish
from .._stream.encodings import decoder
from .._stream.ending import addAbortSignal, finished
from .._stream.options import merge
from ..values import undefined
from . import agent as _agent
from . import urls
from .checks import is_token
from .failures import failure, reset
from .options import REQUEST, check_validation
from .outgoing import OutgoingMessage
from .tables import WITHOUT_BODY

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from . import exchange
    from .incoming import IncomingMessage
    from .protocols import Wire

    OnResponse = Callable[[], Any] | Callable[[IncomingMessage], Any]
else:
    exchange = on_use("nodecompat._http.exchange")  # with h11

_unescaped = re.compile(r"[^\u0021-\u00ff]")


class ClientRequest(OutgoingMessage):
    """A request. Node: http.ClientRequest.

    `ClientRequest(url[, options][, callback])` or `ClientRequest(options[, callback])`, the callback for 'response'.
    Events: those of OutgoingMessage; 'response', 'information', 'continue', 'upgrade', 'connect', 'abort'.
    """

    res: Any = None
    aborted = False
    reusedSocket = False
    upgradeOrConnect = False
    timeout: Any = undefined
    maxHeadersCount: object = None
    _ended = False
    _failure: object = None
    _exchange: Any = None
    _coming: Wire | None = None  # its connection, before it is used
    timeoutCb: Callable[[], object] | None = None  # what hears the connection's 'timeout'
    _agent_options: object = None

    def __init__(
        self,
        input: Any = undefined,
        options: OnResponse | object = undefined,
        callback: OnResponse | object = undefined,
    ) -> None:
        super().__init__()
        given, callback, is_url_path = _arguments(input, options, callback)
        if given.get("highWaterMark") is not None:
            self._mark = given["highWaterMark"]
        default = given.get("_defaultAgent") or _agent.Defaults.agent
        self.agent = _agent_of(given, default)
        self._check_path(given)
        protocol = given.get("protocol") or default.protocol
        expected = getattr(self.agent, "protocol", None) or default.protocol
        if protocol != expected:
            raise failure("ERR_INVALID_PROTOCOL", protocol, expected)
        default_port = given.get("defaultPort") or getattr(self.agent, "defaultPort", None)
        given["port"] = port = given.get("port") or default_port or 80
        host = _checked_host(given, "hostname") or _checked_host(given, "host") or "localhost"
        given["host"] = self.host = host
        self.protocol = protocol
        self._take_options(given, callback, is_url_path=is_url_path)
        self._keep_alive_by(self.agent)
        place = f"[{host}]" if host.count(":") > 1 and host[0] != "[" else host
        if str(port) != str(default_port):
            place = f"{place}:{string_of(port)}"
        self._set_fields(given, place)
        self._exchange_type = exchange.Exchange
        if self.agent is not undefined:
            self.agent.addRequest(self, given)
        else:
            self._connect_alone(given)
        if live:
            publish("http.client.request.created", request=self)

    def _check_path(self, given: dict[str, Any]) -> None:
        path = given.get("path")
        if path and _unescaped.search(string_of(path)):
            raise failure("ERR_UNESCAPED_CHARACTERS", "Request path")

    def _take_options(self, given: dict[str, Any], callback: object, *, is_url_path: bool) -> None:
        plain = given.get("setDefaultHeaders") is False
        self._removedConnection = self._removedContLen = self._removedTE = plain
        self.socketPath = given.get("socketPath", undefined)
        if "timeout" in given:
            self.timeout = timer_duration(given["timeout"], "timeout")
        signal = given.pop("signal", None)
        if signal:
            addAbortSignal(signal, self)
        method = given.get("method")
        if method is not None and not isinstance(method, str):
            raise InvalidArgTypeError("options.method", "of type string", method)
        if method and not is_token(method):
            raise failure("ERR_INVALID_HTTP_TOKEN", "Method", method)
        self.method: str = method.upper() if method else "GET"
        size = given.get("maxHeaderSize", undefined)
        self.maxHeaderSize = size if size is undefined else check_integer("maxHeaderSize", size, 0, MAX_SAFE_INTEGER)
        for name in ("insecureHTTPParser", "joinDuplicateHeaders"):
            if name in given and not isinstance(given[name], bool):
                raise InvalidArgTypeError(f"options.{name}", "of type boolean", given[name])
        self.httpValidation = check_validation(given)
        self.joinDuplicateHeaders = given.get("joinDuplicateHeaders", undefined)
        path = given.get("path") or "/"
        if self.method == "CONNECT" and is_url_path and path[0] == "/":
            path = path[1:] or "/"
        self._path = path
        if is_function(callback):
            self.once("response", callback)
        self.useChunkedEncodingByDefault = self.method not in WITHOUT_BODY
        unique = given.get("uniqueHeaders")
        self._unique = frozenset(name.lower() for name in unique) if isinstance(unique, list) else frozenset()

    def _keep_alive_by(self, agent: Any) -> None:
        """Connections are kept where the agent will use them again."""
        if agent is undefined:
            self._last, self.shouldKeepAlive = True, False
            return
        keeps = truthy(getattr(agent, "keepAlive", False)) or getattr(agent, "maxSockets", math.inf) != math.inf
        self._last, self.shouldKeepAlive = not keeps, keeps

    def _set_fields(self, given: dict[str, Any], place: str) -> None:
        headers = given.get("headers")
        if isinstance(headers, (list, tuple)):
            self._store_header(self._first_line(), headers)
            return
        for name, value in headers.items() if isinstance(headers, Mapping) else ():
            if isinstance(value, list) and isinstance(name, str) and name.lower() == "host":
                raise InvalidArgTypeError("options.headers.host", "of type string", value)
            self.setHeader(name, value)
        sets_host = given.get("setHost")
        wanted = given.get("setDefaultHeaders") is not False if sets_host is None else truthy(sets_host)
        if wanted and not truthy(self.getHeader("host")):
            self.setHeader("Host", string_of(self.path) if self.method == "CONNECT" and given.get("path") else place)
        if truthy(given.get("auth")) and not truthy(self.getHeader("Authorization")):
            auth = given["auth"].encode() if isinstance(given["auth"], str) else given["auth"]
            if not isinstance(auth, bytes):
                expected = "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object"
                raise InvalidArgTypeError("first argument", expected, auth)
            encoded = decoder("base64").decode(auth, True)
            self.setHeader("Authorization", f"Basic {encoded}")
        if truthy(self.getHeader("expect")):
            self._implicitHeader()

    def _connect_alone(self, given: dict[str, Any]) -> None:
        """Without an agent: a connection by `createConnection`."""
        options = Object({name: value for name, value in given.items() if name != "path"})
        if given.get("socketPath"):
            options["path"] = given["socketPath"]
        told = False

        def made(error: object = None, socket: Any = None) -> None:
            nonlocal told
            if not told:
                told = True
                engine.next_tick(self._emit_error, error) if error else self.onSocket(socket)

        try:
            socket = fit(given["createConnection"], 2)(options, made)
        except Exception as error:
            made(error)
            return
        if socket is not None and socket is not undefined:
            made(None, socket)

    # -- the head -------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Any:
        """What is asked for; may be set before the head is made."""
        return self._path

    @path.setter
    def path(self, value: object) -> None:
        text = string_of(value)
        if _unescaped.search(text):
            raise failure("ERR_UNESCAPED_CHARACTERS", "Request path")
        self._path = text

    def _lenient(self) -> bool:
        return self.httpValidation in ("relaxed", "insecure")

    def _first_line(self) -> str:
        return f"{self.method} {string_of(self._path)} HTTP/1.1\r\n"

    def _implicitHeader(self) -> None:
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", "render")
        self._store_header(self._first_line(), self._fields)

    # -- its connection -------------------------------------------------------------------------------------------

    def onSocket(self, socket: Wire | None, error: object = None) -> None:
        """Use a connection, from the next tick on."""
        if socket is not None and not error:
            self._coming = socket
            socket._httpMessage = self
            socket.on("error", self._on_socket_error)
        engine.next_tick(self._on_socket, socket, error)

    def _on_socket_error(self, error: object) -> None:
        """The connection has failed; it may do so before it is used."""
        socket = self._coming
        if socket is None:
            return
        socket._hadError = True
        self._emit_error(error)
        self._failure = self._failure or error
        if self._exchange is not None:
            self._exchange.stop_reading()
        socket.destroy()

    def _on_socket(self, socket: Wire | None, error: object) -> None:
        if not self.destroyed and not error and socket is not None:
            self.socket = socket
            self._exchange = self._exchange_type(self, socket)
            if self.timeout is not undefined or (self.agent and self.agent.options.get("timeout")):
                self._listen_for_timeout()
            self.emit("socket", socket)
            self._flush()
            return
        self.destroyed = True
        if socket is None:
            self._give_up(error or self._failure)
        elif not error and self.agent is not undefined and not socket.destroyed:
            socket.emit("free")
            socket.removeListener("error", self._on_socket_error)
            self._give_up(error or self._failure)
        else:

            def closed(failed: object = None) -> None:
                own = None if getattr(failed, "code", None) == "ERR_STREAM_PREMATURE_CLOSE" else failed
                if not getattr(socket, "_hadError", False):
                    self._give_up(own or error)
                else:
                    self._emit_close()

            finished(socket.destroy(error or self._failure), closed)

    def _give_up(self, error: object) -> None:
        if not self.aborted and not error:
            error = reset("socket hang up")
        if error:
            self._emit_error(error)
        self._emit_close()

    def _emit_error(self, error: object) -> None:
        if live:
            publish("http.client.request.error", request=self, error=error)
        self.emit("error", error)

    def _finish(self) -> None:
        super()._finish()
        if live:
            publish("http.client.request.start", request=self)

    def _done(self) -> None:
        if self._exchange is not None:
            self._exchange.request_is_out()

    # -- the end --------------------------------------------------------------------------------------------------

    def abort(self) -> None:
        """The old name of `destroy`; 'abort' tells of it."""
        if not self.aborted:
            self.aborted = True
            engine.next_tick(self.emit, "abort")
            self.destroy()

    def destroy(self, error: object = undefined) -> Self:
        """Give the request up, with its response; an 'error' follows unless both are complete."""
        if self.destroyed:
            return self
        self.destroyed = True
        if self.res is not None:
            self.res._dump()
        if self.writableFinished and self.res is not None and self.res.complete:
            return self
        self._failure = error or None
        if self.socket is not None:
            self.socket.destroy(error)
        return self

    # -- what is set on the connection ------------------------------------------------------------------------------

    def setTimeout(self, msecs: object = undefined, callback: Any = undefined) -> Self:
        """Emit 'timeout', for `callback` too, when the connection has been idle for so long."""
        if self._ended:
            return self
        self._listen_for_timeout()
        duration = timer_duration(msecs, "msecs")
        if truthy(callback):
            self.once("timeout", callback)
        if self.socket is not None:
            _set_timeout(self.socket, duration)
        else:
            self.once("socket", lambda socket: _set_timeout(socket, duration))
        return self

    def _listen_for_timeout(self) -> None:
        if self.timeoutCb is not None:
            return
        self.timeoutCb = self._tell_timeout
        if self.socket is not None:
            self.socket.once("timeout", self.timeoutCb)
        else:
            self.on("socket", lambda socket: socket.once("timeout", self.timeoutCb))

    def _tell_timeout(self) -> None:
        self.emit("timeout")

    def setNoDelay(self, noDelay: object = True) -> None:
        """`setNoDelay` of the connection, when there is one."""
        self._when_connected(lambda socket: socket.setNoDelay(noDelay))

    def setSocketKeepAlive(self, enable: object = False, initialDelay: object = 0) -> None:
        """`setKeepAlive` of the connection, when there is one."""
        self._when_connected(lambda socket: socket.setKeepAlive(enable, initialDelay))

    def clearTimeout(self, callback: object = undefined) -> None:
        """No 'timeout' any more."""
        self.setTimeout(0, callback)

    def _when_connected(self, call: Callable[[Any], object]) -> None:
        def on_socket(socket: Wire) -> None:
            if socket.writable:
                call(socket)
            else:
                socket.once("connect", lambda: call(socket))

        if self.socket is not None:
            on_socket(self.socket)
        else:
            self.once("socket", on_socket)


def _set_timeout(socket: Wire, duration: float) -> None:
    if socket.connecting:
        socket.once("connect", lambda: socket.setTimeout(duration))
    else:
        socket.setTimeout(duration)


def _arguments(input: Any, options: object, callback: object) -> tuple[dict[str, Any], Any, bool]:
    """The options of a request, its callback, and whether the path is that of a URL."""
    base: dict[str, Any] | None = None
    if isinstance(input, str) or (not isinstance(input, dict) and urls.is_url(input)):
        base = urls.options_of(input)
    else:
        options, callback = input, options
    if is_function(options):
        options, callback = {}, options
    own = merge("request", options, {}, REQUEST)
    return {**(base or {}), **own}, callback, base is not None and "path" not in own


def _agent_of(given: dict[str, Any], default: Any) -> Any:
    """The agent of a request; undefined for one that makes its connection by itself."""
    agent = given.get("agent")
    if agent is False:
        return type(default)()
    if agent is None:
        return undefined if is_function(given.get("createConnection")) else default
    if not is_function(getattr(agent, "addRequest", None)):
        raise InvalidArgTypeError("options.agent", "one of Agent-like Object, undefined, or false", agent)
    return agent


def _checked_host(given: dict[str, Any], name: str) -> str | None:
    host = given.get(name)
    if host is not None and not isinstance(host, str):
        raise InvalidArgTypeError(f"options.{name}", "of type string or one of undefined or null", host)
    return host
