"""Node's `net`: connections and servers, over TCP and UNIX sockets.

    server = net.createServer(lambda socket: socket.pipe(socket)).listen(0, '127.0.0.1')
    socket = net.connect(server.address().port, '127.0.0.1')
    socket.on('data', lambda data: print(data))

What must stay true: nothing blocks; names are resolved in a thread.
"""

from __future__ import annotations

from typing import Any

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


def connect(*args: Any, **options: Any) -> Socket:
    """A new Socket that connects; see `Socket.connect`. Further options: those of Socket, and timeout."""
    given = Given("connect", args, options, CONNECT)
    socket = Socket(given.options)
    timeout = given.get("timeout")
    if timeout:
        socket.setTimeout(timeout)
    return socket.connect(*args, **options)


createConnection = connect


def createServer(options: Any = None, connectionListener: object = undefined, **keywords: Any) -> Server:
    """A new Server; see there."""
    return Server(options, connectionListener, **keywords)
