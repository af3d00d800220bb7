"""What may travel as a handle: how each object gives its descriptor away, and what becomes of one that arrives.

What must stay true: nothing is taken from an object that cannot travel; a descriptor that is not what its message says
arrives as it is, as a Handle. Source: Node's `handleConversion`, measured on Node 20, 24 and 26.
"""

from __future__ import annotations

import _socket
import errno
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import InvalidHandleTypeError
from nodecompat._js.kinds import truthy
from nodecompat._on_use import on_use
from nodecompat._os.handle import SERVER, STREAM, UDP4, UDP6, Handle, duplicate, family_and_kind_of, kind_of
from nodecompat.values import undefined

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from typing import Protocol

    from nodecompat._channel.socket_lists import Got, Sent
    from nodecompat._net import connections, datagram, listening
    from nodecompat._net import handle as net_handle
    from nodecompat._net import server as net_server
    from nodecompat._net import socket as net_socket

    class Traveller(Protocol):
        """An object with a descriptor that may travel."""

        travels_as: str  # its type, as messages name it
        fields: dict[str, object]  # what its message says besides

        def take(self, *, keep: bool) -> Handle | Lent | None:
            """A handle for the peer, which the caller closes; None for a message alone. Raises OSError."""

    class Lists(Protocol):
        """Which connections are in which process; see `Handles`."""

        def sent(self, key: str) -> tuple[Sent, bool]: ...

        def got(self, key: object) -> Got: ...

    Give = Callable[[object], object]

else:
    socket = on_use("socket")  # 13 ms: only sockets of Python's own need it
    connections = on_use("nodecompat._net.connections")  # only sockets need it
    datagram = on_use("nodecompat._net.datagram")  # only datagram sockets need it
    listening = on_use("nodecompat._net.listening")  # only servers need it
    net_server = on_use("nodecompat._net.server")  # only servers need it
    net_handle = on_use("nodecompat._net.handle")  # only sockets need it

PYTHON_SOCKET: Final = "socket.socket"
REPEATED: Final = frozenset({"net.Socket", PYTHON_SOCKET})  # sent again when they did not arrive; as Node does
_NATIVE: Final = {STREAM: "net.Native", SERVER: "net.Native", UDP4: "dgram.Native", UDP6: "dgram.Native"}
_NAMED: Final = {STREAM: "net.Socket", SERVER: "net.Server", UDP4: "dgram.Socket", UDP6: "dgram.Socket"}
_ONLY_SOCKETS: Final = "the other side takes stream sockets and UDP sockets only"

# -- out -----------------------------------------------------------------------------------------------------


class Lent:
    """A connection that its owner keeps open until the peer has answered: the peer gets it without a copy here."""

    travels_as = "net.Native"

    def __init__(self, handle: net_handle.Handle) -> None:
        self._handle = handle
        self.fields: dict[str, object] = {}

    @property
    def fd(self) -> int:
        """Its descriptor; -1 when the owner has closed it."""
        return self._handle.fd

    def take(self, *, keep: bool) -> Lent | None:
        """Itself."""
        return None if self._handle.fd < 0 else self

    def close(self) -> None:
        """The owner does that."""


def _copy(fd: int) -> Handle:
    return Handle.of_open(duplicate(fd))


class _Socket:
    """A socket of Python's own. The program keeps it; the peer gets a copy."""

    def __init__(self, socket: _socket.socket, *, to_python: bool) -> None:
        self._socket = socket
        kind = kind_of(socket.fileno())
        self.travels_as = PYTHON_SOCKET if to_python else _NAMED.get(kind, "")
        self.fields: dict[str, object] = {"dgramType": kind} if kind in (UDP4, UDP6) and not to_python else {}

    def take(self, *, keep: bool) -> Handle | None:
        fd = self._socket.fileno()
        return None if fd < 0 else _copy(fd)


class _Native:
    """A handle as it is. The program keeps it; the peer gets a copy."""

    def __init__(self, handle: Any, *, to_python: bool) -> None:
        self._handle = handle
        known = getattr(handle, "name", "") == "TCPSocketWrap"  # a connection, which was looked at when it was made
        self.travels_as = "net.Native" if known else _NATIVE.get(kind_of(handle.fd), "net.Native" if to_python else "")
        self.fields: dict[str, object] = {}

    def take(self, *, keep: bool) -> Handle | None:
        return None if self._handle.fd < 0 else _copy(self._handle.fd)


class _NetServer:
    """A net.Server. It goes on listening; the peer listens too."""

    travels_as = "net.Server"

    def __init__(self, server: net_server.Server) -> None:
        self._server = server
        self.fields: dict[str, object] = {}

    def take(self, *, keep: bool) -> Handle | None:
        handle = self._server._handle
        return None if handle is None or handle.fd < 0 else _copy(handle.fd)


class _Datagram:
    """A dgram.Socket. It goes on receiving; each message comes to one of the two."""

    travels_as = "dgram.Socket"

    def __init__(self, socket: datagram.Socket) -> None:
        self._socket = socket
        self.fields: dict[str, object] = {"dgramType": socket.type}

    def take(self, *, keep: bool) -> Handle | None:
        handle = self._socket._handle
        if handle is None:
            return None
        if handle.fd < 0:
            raise OSError(errno.EBADF, "the socket is not bound")
        return _copy(handle.fd)


class _NetSocket:
    """A net.Socket, which the peer has alone from now on, unless it is kept."""

    travels_as = "net.Socket"

    def __init__(self, socket: net_socket.Socket, lists: Lists) -> None:
        if socket.connecting:
            raise InvalidHandleTypeError("it is not connected yet")
        if socket._handle is not None and socket._handle.shared:
            raise InvalidHandleTypeError("this process cannot do without it")
        self._socket = socket
        self._lists = lists
        server = socket._server
        self.fields: dict[str, object] = {} if server is None else {"key": server._connection_key}

    def take(self, *, keep: bool) -> Handle | None:
        socket = self._socket
        handle, server = socket._handle, socket._server
        if handle is None or handle.fd < 0:
            return None
        if server is not None:
            there, is_first = self._lists.sent(server._connection_key)
            if is_first:
                server._setup_worker(there)
        if keep:
            return _copy(handle.fd)
        if socket._counted is not None:
            socket._counted.passed_on(socket)
        return Handle.of_open(socket._give_up())


def traveller(handle: object, lists: Lists, *, to_python: bool) -> Traveller:
    """How an object travels. Raises InvalidHandleTypeError."""
    name = getattr(type(handle), "_travels_as", "")
    made: Traveller
    if name == "net.Socket":
        return _NetSocket(handle, lists)  # type: ignore[arg-type]  # its name says what it is
    if name == "net.Server":
        return _NetServer(handle)  # type: ignore[arg-type]
    if name == "dgram.Socket":
        return _Datagram(handle)  # type: ignore[arg-type]
    if isinstance(handle, _socket.socket):
        _check_open(handle.fileno())
        made = _Socket(handle, to_python=to_python)
    elif isinstance(handle, Handle) or name == "net.Native":
        _check_open(handle.fd)  # type: ignore[attr-defined]
        made = _Native(handle, to_python=to_python)
    else:
        raise InvalidHandleTypeError
    if not made.travels_as:
        raise InvalidHandleTypeError(_ONLY_SOCKETS)
    return made


def _check_open(fd: int) -> None:
    if fd < 0:
        raise InvalidHandleTypeError("it is closed")


# -- in ------------------------------------------------------------------------------------------------------


def adopted(fd: int) -> Handle:
    """A handle for a descriptor that has arrived."""
    return Handle.of_open(fd)


def unpacked(frame: dict[str, Any]) -> dict[str, Any]:
    """The frame that says what the handle is: Node packs a handle that it sends again into one more."""
    inner = frame
    while type(inner.get("msg")) is dict and inner["msg"].get("cmd") == frame["cmd"]:
        inner = inner["msg"]
    return inner


def hand(frame: dict[str, Any], handle: Handle, lists: Lists, give: Give) -> None:
    """Call `give` with what a listener gets for a handle: an object of the type that its frame names."""
    name = frame.get("type")
    make, *kinds = _MAKERS.get(name if isinstance(name, str) else "", (None,))
    if handle.fd < 0:
        give(undefined)
    elif make is None:
        give(handle)
    else:
        family, kind = family_and_kind_of(handle.fd)
        if kinds and kind not in kinds:
            give(handle)
        else:
            make(frame, handle, lists, give, family)


def _make_python_socket(frame: dict[str, Any], handle: Handle, lists: Lists, give: Give, family: int) -> None:
    made = socket.socket(fileno=handle.fd)
    handle.detach()
    give(made)


def _make_server(frame: dict[str, Any], handle: Handle, lists: Lists, give: Give, family: int) -> None:
    server = net_server.Server()
    server.listen(listening.adopt(handle.detach()))
    give(server)  # at once, so that no message that follows overtakes it


def _make_datagram(frame: dict[str, Any], handle: Handle, lists: Lists, give: Give, family: int) -> None:
    kind = kind_of(handle.fd)  # whatever the message says
    give(datagram.Socket._take(handle.detach(), kind))


def _make_socket(frame: dict[str, Any], handle: Handle, lists: Lists, give: Give, family: int) -> None:
    name = "PipeWrap" if family == _socket.AF_UNIX else "TCPSocketWrap"
    made = connections.connection(net_handle.Handle(handle.detach(), name))
    key = frame.get("key")
    if truthy(key):
        lists.got(key).add(made)
    give(made)


# The types of handles, each with what makes the object, and the kinds of descriptors that it can be of.
_MAKERS: Final[dict[object, tuple[Any, ...]]] = {
    PYTHON_SOCKET: (_make_python_socket,),
    "net.Server": (_make_server, SERVER, STREAM),
    "net.Socket": (_make_socket, STREAM),
    "dgram.Socket": (_make_datagram, UDP4, UDP6),
}
