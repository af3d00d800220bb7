"""The errors of sockets, with Node's codes and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.base import NodeError, NodeRangeError, NodeTypeError
from .._on_use import on_use

if TYPE_CHECKING:
    from .._util import formatting
else:
    formatting = on_use("nodecompat._util.formatting")  # only values that are no texts need it

_TEXTS: dict[str, tuple[type[NodeError], str]] = {
    "ERR_INVALID_ADDRESS": (NodeError, "Invalid socket address"),
    "ERR_INVALID_ADDRESS_FAMILY": (NodeRangeError, "Invalid address family: {} {}:{}"),
    "ERR_INVALID_FD_TYPE": (NodeTypeError, "Unsupported fd type: {}"),
    "ERR_INVALID_IP_ADDRESS": (NodeTypeError, "Invalid IP address: {}"),
    "ERR_SERVER_ALREADY_LISTEN": (NodeError, "Listen method has been called more than once without closing."),
    "ERR_SERVER_NOT_RUNNING": (NodeError, "Server is not running."),
    "ERR_SOCKET_ALREADY_BOUND": (NodeError, "Socket is already bound"),
    "ERR_SOCKET_BAD_BUFFER_SIZE": (NodeTypeError, "Buffer size must be a positive integer"),
    "ERR_SOCKET_BAD_TYPE": (NodeTypeError, "Bad socket type specified. Valid types are: udp4, udp6"),
    "ERR_SOCKET_CLOSED": (NodeError, "Socket is closed"),
    "ERR_SOCKET_CLOSED_BEFORE_CONNECTION": (NodeError, "Socket closed before the connection was established"),
    "ERR_SOCKET_CONNECTION_TIMEOUT": (NodeError, "Socket connection timeout"),
    "ERR_SOCKET_DGRAM_IS_CONNECTED": (NodeError, "Already connected"),
    "ERR_SOCKET_DGRAM_NOT_CONNECTED": (NodeError, "Not connected"),
    "ERR_SOCKET_DGRAM_NOT_RUNNING": (NodeError, "Not running"),
}


def failure(code: str, *values: object) -> NodeError:
    """The error of a code; `values` fill its text."""
    kind, message = _TEXTS[code]
    shown = [value if isinstance(value, str) else formatting.formatted({}, ("%s", value)) for value in values]
    return kind(message.format(*shown), code=code)
