"""A server of HTTP: a server of `net` whose connections speak it.

What must stay true: it listens, shares and closes as `net.Server` does; every `connectionsCheckingInterval` the
connections are looked at that take too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._loop.current import engine
from .._net.server import Server as NetServer
from .._on_use import on_use
from .._stream.options import joined
from .._timers.scheduling import clearInterval, setInterval
from ..values import undefined
from . import options as _options
from .incoming import IncomingMessage
from .response import ServerResponse
from .tables import STATUS_CODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .._timers.scheduling import Timeout
    from . import connection
    from .incoming import IncomingMessage
    from .protocols import Wire
    from .response import ServerResponse

    RequestListener = Callable[[IncomingMessage], Any] | Callable[[IncomingMessage, ServerResponse], Any]
else:
    connection = on_use("nodecompat._http.connection")  # with h11

_OF_SOCKETS = ("keepAlive", "keepAliveInitialDelay", "highWaterMark")


class Server(NetServer):
    """A server of HTTP. Node: http.Server.

    `Server([options][, listener])`, the listener for 'request'. Options, beside those of `net.Server`: IncomingMessage,
    ServerResponse, maxHeaderSize, httpValidation, requestTimeout, headersTimeout, keepAliveTimeout,
    keepAliveTimeoutBuffer, connectionsCheckingInterval, requireHostHeader, joinDuplicateHeaders,
    rejectNonStandardBodyWrites, optimizeEmptyRequests, uniqueHeaders, shouldUpgradeCallback.
    Events: those of `net.Server`; 'request', 'checkContinue', 'checkExpectation', 'upgrade', 'connect', 'clientError',
    'dropRequest', 'timeout'.
    """

    maxHeaderSize: object  # these are as a program sets them
    insecureHTTPParser: object
    httpValidation: object
    requestTimeout: object
    headersTimeout: object
    keepAliveTimeout: object
    keepAliveTimeoutBuffer: object
    connectionsCheckingInterval: float
    requireHostHeader: bool
    joinDuplicateHeaders: object
    rejectNonStandardBodyWrites: bool
    httpAllowHalfOpen = False
    timeout: object = 0
    maxHeadersCount: object = None
    maxRequestsPerSocket: object = 0
    _checking: Timeout | None = None

    def __init__(
        self,
        options: RequestListener | Any = None,
        requestListener: RequestListener | object = undefined,
        **keywords: Any,
    ) -> None:
        if is_function(options):
            options, requestListener = {}, options
        elif options is None or options is undefined:
            options = {}
        elif not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        given = joined("createServer", options, keywords, _options.SERVER)
        attributes = _options.checked(given)
        no_delay = given.get("noDelay", undefined)
        own = {"allowHalfOpen": True, "noDelay": True if no_delay is None or no_delay is undefined else no_delay}
        super().__init__({**own, **{name: given[name] for name in _OF_SOCKETS if name in given}})
        vars(self).update(attributes)
        self._request_class: Callable[..., IncomingMessage] = given.get("IncomingMessage") or IncomingMessage
        self._response_class: Callable[..., ServerResponse] = given.get("ServerResponse") or ServerResponse
        self._skips_empty_bodies = given.get("optimizeEmptyRequests") is True
        unique = given.get("uniqueHeaders")
        self._unique = frozenset(name.lower() for name in unique) if isinstance(unique, list) else frozenset()
        upgrades = given.get("shouldUpgradeCallback", undefined)
        self.shouldUpgradeCallback: Callable[..., object] = (
            self._upgrades if upgrades is undefined else fit(upgrades, 1)
        )
        self._open: set[connection.Connection] = set()  # the connections
        self._make_connection = connection.Connection
        if is_function(requestListener):
            self.on("request", requestListener)
        self.on("connection", self._on_connection)
        self.on("listening", self._on_listening)

    def _upgrades(self, request: object) -> bool:
        return self.listenerCount("upgrade") > 0

    def _on_connection(self, socket: Wire) -> None:
        self._open.add(self._make_connection(self, socket))

    def _connection_left(self, one: connection.Connection) -> None:
        self._open.discard(one)

    # -- slow clients ---------------------------------------------------------------------------------------------

    def _on_listening(self) -> None:
        self._stop_checking()
        self._checking = setInterval(self._check, self.connectionsCheckingInterval).unref()

    def _stop_checking(self) -> None:
        if self._checking is not None:
            clearInterval(self._checking)

    def _check(self) -> None:
        headers, request = (_limit(one) for one in (self.headersTimeout, self.requestTimeout))
        if not headers and not request:
            return
        now = engine.clock()
        for one in [one for one in self._open if one.has_expired(now, headers, request)]:
            one.expire()

    def setTimeout(self, msecs: object = undefined, callback: Any = undefined) -> Self:
        """Destroy connections that are idle for so long, or, with a listener for 'timeout', tell of them."""
        self.timeout = 0 if msecs is undefined else msecs
        if truthy(callback):
            self.on("timeout", callback)
        return self

    # -- the end --------------------------------------------------------------------------------------------------

    def close(self, callback: object = undefined) -> Self:
        """Listen no more, and close idle connections; 'close' when the last connection is closed."""
        self.closeIdleConnections()
        self._stop_checking()
        return super().close(callback)

    def closeAllConnections(self) -> None:
        """Close every connection, also those with a request under way."""
        for one in list(self._open):
            one.socket.destroy()

    def closeIdleConnections(self) -> None:
        """Close the connections without a request under way."""
        for one in [one for one in self._open if one.is_idle]:
            one.socket.destroy()

    def captureRejectionSymbol(self, error: object, event: object = None, *args: Any) -> None:
        """A listener's promise failed, with `captureRejections`: the response is a 500, if there is none yet."""
        if event != "request":
            super().captureRejectionSymbol(error, event, *args)
            return
        response = args[1]
        if response.headersSent or response.writableEnded:
            response.destroy()
            return
        for name in response.getHeaderNames():
            response.removeHeader(name)
        response.statusCode = 500
        response.end(STATUS_CODES[500])


def _limit(given: object) -> float:
    return given if isinstance(given, (int, float)) and 0 <= given < float("inf") else 0
