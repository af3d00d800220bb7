"""Node's `net`: connections and servers, over TCP and UNIX sockets.

    server = net.createServer(lambda socket: socket.pipe(socket)).listen(0, '127.0.0.1')
    socket = net.connect(server.address().port, '127.0.0.1')
    socket.on('data', lambda data: print(data))

What must stay true: nothing blocks; names are resolved in a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ._net.addresses import isIP, isIPv4, isIPv6
from ._net.arguments import CONNECT, Given
from ._net.connecting import (
    getDefaultAutoSelectFamily,
    getDefaultAutoSelectFamilyAttemptTimeout,
    setDefaultAutoSelectFamily,
    setDefaultAutoSelectFamilyAttemptTimeout,
)
from ._net.server import Server
from ._net.socket import Socket
from ._net.socket_address import SocketAddress
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._net.server import ConnectionListener
    from .values import Undefined

    OnConnect = Callable[[], Any] | Undefined | None

__all__ = [
    "Server",
    "Socket",
    "SocketAddress",
    "Stream",
    "connect",
    "createConnection",
    "createServer",
    "getDefaultAutoSelectFamily",
    "getDefaultAutoSelectFamilyAttemptTimeout",
    "isIP",
    "isIPv4",
    "isIPv6",
    "setDefaultAutoSelectFamily",
    "setDefaultAutoSelectFamilyAttemptTimeout",
]

Stream = Socket  # its old name


@overload
def connect(port: int, host: str = ..., listener: OnConnect = ..., **options: Any) -> Socket: ...
@overload
def connect(port: int, listener: Callable[[], Any], /, **options: Any) -> Socket: ...
@overload
def connect(path: str, listener: OnConnect = ..., **options: Any) -> Socket: ...
@overload
def connect(options: Mapping[str, Any], listener: OnConnect = ..., /, **keywords: Any) -> Socket: ...
@overload
def connect(listener: Callable[[], Any], /, **options: Any) -> Socket: ...
def connect(*args: Any, **options: Any) -> Socket:
    """A new Socket that connects: `connect(port, host, listener)`, `connect(path)`, or with a dict of options.

    Options: those of `Socket.connect` and of Socket, and timeout (milliseconds, as `setTimeout`). The listener is
    called at 'connect'. Raises what `Socket.connect` does; what the system says is an 'error'. Node: net.connect.
    """
    given = Given("connect", args, options, CONNECT)
    socket = Socket(given.options)
    timeout = given.get("timeout")
    if timeout:
        socket.setTimeout(timeout)
    return socket.connect(*args, **options)


createConnection = connect


def createServer(
    options: ConnectionListener | Mapping[str, Any] | Undefined | None = None,
    connectionListener: ConnectionListener | Undefined | None = undefined,
    **keywords: Any,
) -> Server:
    """A new Server: `createServer(lambda socket: socket.end("hello")).listen(8000)`.

    The listener is called with the Socket of each connection; options are those of Server. Node: net.createServer.
    """
    return Server(options, connectionListener, **keywords)
