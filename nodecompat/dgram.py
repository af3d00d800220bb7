"""Node's `dgram`: datagrams over UDP.

    socket = dgram.createSocket('udp4', lambda message, sender: print(message, sender.port))
    socket.bind(0, lambda: socket.send('to myself', socket.address().port))

What must stay true: nothing blocks; names are resolved in a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._net.datagram import Socket
from ._seeing.live import live, publish
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from ._js.record import Record
    from ._stream.octets import Buffer
    from .values import Undefined

    OnMessage = Callable[[], Any] | Callable[[Buffer], Any] | Callable[[Buffer, Record], Any]

__all__ = ["Socket", "createSocket"]


def createSocket(
    type: Literal["udp4", "udp6"] | Mapping[str, Any] | Undefined = undefined,
    listener: OnMessage | Undefined | None = undefined,
    **options: Any,
) -> Socket:
    """A new Socket: `createSocket("udp4", lambda message, sender: print(message, sender.port)).bind(8000)`.

    `type` is 'udp4' or 'udp6', or a dict of the options of Socket; the listener is for 'message'. Raises
    ERR_SOCKET_BAD_TYPE. Node: dgram.createSocket.
    """
    socket = Socket(type, listener, **options)
    if live:
        publish("udp.socket", socket=socket)
    return socket
