"""What is set on a datagram socket and asked of it, beside its messages.

What must stay true: a socket without a descriptor answers EBADF, as libuv's does.
"""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, MissingArgsError, system_error, system_text
from .._js.kinds import truthy
from .._js.numbers import int32, is_integer, is_number
from .._js.record import Record
from .._js.text import string_of
from .._on_use import on_use
from ..values import undefined
from .addresses import address_record, isIPv4, isIPv6, number_of_error
from .failures import failure
from .keeping import Keeper

if TYPE_CHECKING:
    import _socket
    import ctypes
    from collections.abc import Callable, Iterable

    from .handle import Handle
else:
    ctypes = on_use("ctypes")  # 7 ms: only `disconnect`
    _socket = on_use("_socket")  # an extension module

_OPTIONS = {"recv": "SO_RCVBUF", "send": "SO_SNDBUF"}
_UINT32_MAX = 2**32 - 1


def _call(handle: Handle, call: str, method: str, *args: Any) -> Any:
    """Call a method of the socket; its failure is named after `call`."""
    if handle.fd < 0:
        raise system_error(errno.EBADF, call)
    try:
        return handle.call(method, *args)
    except OSError as error:
        raise system_error(number_of_error(error), call) from None


def name_of(handle: Handle, call: str) -> Record:
    """The address of this side ('getsockname') or of the other ('getpeername')."""
    return address_record(_call(handle, call, call))


def disconnect(handle: Handle) -> None:
    """Take a connection back: Python has no call for it, the kernel takes an address of no family."""
    libc: Any = ctypes.CDLL(None, use_errno=True)
    nobody = bytes(16)
    if libc.connect(handle.fd, nobody, len(nobody)) < 0 and ctypes.get_errno() != errno.EAFNOSUPPORT:
        raise system_error(ctypes.get_errno(), "connect")


def check_size(size: Any) -> int:
    """Raises ERR_SOCKET_BAD_BUFFER_SIZE."""
    if not is_integer(size) or not 0 <= size <= _UINT32_MAX:
        raise failure("ERR_SOCKET_BAD_BUFFER_SIZE")
    return int(size)


def buffer_size(handle: Handle, which: str, size: int) -> int:
    """Set the size of a buffer, or get it with 0. Raises ERR_SOCKET_BUFFER_SIZE."""
    option = getattr(_socket, _OPTIONS[which])
    try:
        if handle.fd < 0:
            raise OSError(errno.EBADF, "")
        if size:
            handle.call("setsockopt", _socket.SOL_SOCKET, option, min(size, 2**31 - 1))
            return size
        return int(handle.call("getsockopt", _socket.SOL_SOCKET, option))
    except OSError as error:
        number, call = number_of_error(error), f"uv_{which}_buffer_size"
        name = errno.errorcode.get(number, "")
        text = f"Could not get or set buffer size: {call} returned {name} ({system_text(name)})"
        failed = system_error(number, call, text, code="ERR_SOCKET_BUFFER_SIZE")
        failed.name = "SystemError"
        raise failed from None


# -- what is sent where -----------------------------------------------------------------------------------


def is_six(handle: Handle) -> bool:
    """Whether it is a socket of IPv6."""
    return handle.fd >= 0 and len(handle.call("getsockname")) == 4


def set_broadcast(handle: Handle, on: object) -> None:
    """Allow messages to everybody."""
    _call(handle, "setBroadcast", "setsockopt", _socket.SOL_SOCKET, _socket.SO_BROADCAST, int(truthy(on)))


_BOTH = {  # call -> its option for IPv4 and for IPv6
    "setTTL": ("IP_TTL", "IPV6_UNICAST_HOPS"),
    "setMulticastTTL": ("IP_MULTICAST_TTL", "IPV6_MULTICAST_HOPS"),
    "setMulticastLoopback": ("IP_MULTICAST_LOOP", "IPV6_MULTICAST_LOOP"),
}


def set_both(handle: Handle, call: str, value: int, most: int = 255, least: int = 0) -> None:
    """Set an option that has one number for IPv4 and another for IPv6."""
    if not least <= value <= most:
        raise system_error(errno.EINVAL, call)
    if handle.fd < 0:
        raise system_error(errno.EBADF, call)
    four, six = _BOTH[call]
    if is_six(handle):
        _call(handle, call, "setsockopt", _socket.IPPROTO_IPV6, getattr(_socket, six), value)
    else:
        _call(handle, call, "setsockopt", _socket.IPPROTO_IP, getattr(_socket, four), value)


def check_number(name: str, value: object) -> int:
    """Raises ERR_INVALID_ARG_TYPE."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    return int32(value)


def check_text(name: str, value: object) -> str:
    """Raises ERR_INVALID_ARG_TYPE."""
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return value


def set_interface(handle: Handle, address: str) -> None:
    """The interface that messages to groups go out at."""
    call = "setMulticastInterface"
    if is_six(handle) and not isIPv4(address):
        index = _interface(address, call)
        _call(handle, call, "setsockopt", _socket.IPPROTO_IPV6, _socket.IPV6_MULTICAST_IF, index)
    else:
        if isIPv6(address):
            raise system_error(errno.ENOPROTOOPT, call)
        _call(handle, call, "setsockopt", _socket.IPPROTO_IP, _socket.IP_MULTICAST_IF, _four(address, call))


def _four(address: str, call: str) -> bytes:
    if not isIPv4(address):
        raise system_error(errno.EINVAL, call)
    return _socket.inet_aton(address)


def _interface(address: str, call: str) -> int:
    """The number of an interface, from an address with a zone; 0 for a zone that is not there, as in libuv."""
    plain, _, zone = address.partition("%")
    if not isIPv6(plain) and not isIPv4(plain):
        raise system_error(errno.EINVAL, call)
    try:
        return _socket.if_nametoindex(zone) if zone else 0
    except OSError:
        return 0


def change_membership(handle: Handle, call: str, group: Any, interface: Any, *, add: bool) -> None:
    """Join or leave a group. Raises ERR_MISSING_ARGS, and what the system says."""
    if not truthy(group):
        raise MissingArgsError("multicastAddress")
    local = "" if interface is undefined or interface is None else string_of(interface)
    if isIPv4(group):
        option = _socket.IP_ADD_MEMBERSHIP if add else _socket.IP_DROP_MEMBERSHIP
        value = _socket.inet_aton(group) + (_four(local, call) if local else bytes(4))
        _call(handle, call, "setsockopt", _socket.IPPROTO_IP, option, value)
        return
    option = _socket.IPV6_JOIN_GROUP if add else _socket.IPV6_LEAVE_GROUP
    try:
        wanted = _socket.inet_pton(_socket.AF_INET6, str(group).partition("%")[0])
    except OSError:
        raise system_error(errno.EINVAL, call) from None
    value = wanted + _interface(local, call).to_bytes(4, sys.byteorder)
    _call(handle, call, "setsockopt", _socket.IPPROTO_IPV6, option, value)


def change_source(handle: Handle, call: str, source: Any, group: Any, interface: Any, *, add: bool) -> None:
    """Join or leave a group for the messages of one sender. Raises ERR_INVALID_ARG_TYPE, and what the system says."""
    check_text("sourceAddress", source)
    check_text("groupAddress", group)
    local = "" if interface is undefined or interface is None else check_text("interfaceAddress", interface)
    option = 39 if add else 40  # IP_ADD_SOURCE_MEMBERSHIP and its opposite, which Python names from 3.12 on
    value = _four(group, call) + (_four(local, call) if local else bytes(4)) + _four(source, call)
    _call(handle, call, "setsockopt", _socket.IPPROTO_IP, option, value)


class Options(Keeper):
    """The methods for it, of a socket that has a handle."""

    def _running(self) -> Handle:
        """The handle. Raises ERR_SOCKET_DGRAM_NOT_RUNNING."""
        raise NotImplementedError

    def _connected(self) -> Handle:
        """The handle of a connected socket. Raises ERR_SOCKET_DGRAM_NOT_CONNECTED."""
        raise NotImplementedError

    def _opened(self) -> Handle:
        """The same, with a descriptor."""
        raise NotImplementedError

    def _waiting(self) -> Iterable[bytes]:
        """The messages that wait for room."""
        raise NotImplementedError

    def setBroadcast(self, flag: object = undefined) -> None:
        """Allow messages to everybody. Raises what the system says, as all of these do."""
        set_broadcast(self._running(), flag)

    def setTTL(self, ttl: Any = undefined) -> float:
        """How many steps a message may go; returns it."""
        number = check_number("ttl", ttl)
        set_both(self._running(), "setTTL", number, least=1)
        return ttl  # type: ignore[no-any-return]

    def setMulticastTTL(self, ttl: Any = undefined) -> float:
        """The same for messages to groups."""
        number = check_number("ttl", ttl)
        set_both(self._running(), "setMulticastTTL", number)
        return ttl  # type: ignore[no-any-return]

    def setMulticastLoopback(self, flag: Any = undefined) -> Any:
        """Whether messages to groups come back to this host; returns the argument."""
        set_both(self._running(), "setMulticastLoopback", int(truthy(flag)))
        return flag

    def setMulticastInterface(self, interfaceAddress: Any = undefined) -> None:
        """Where messages to groups go out. Raises ERR_INVALID_ARG_TYPE."""
        handle = self._running()
        set_interface(handle, check_text("interfaceAddress", interfaceAddress))

    def _change(self, method: Callable[..., None], call: str, *args: Any, add: bool) -> None:
        method(self._opened(), call, *args, add=add)

    def addMembership(self, multicastAddress: Any = undefined, multicastInterface: Any = undefined) -> None:
        """Receive what is sent to a group. Raises ERR_MISSING_ARGS."""
        change = change_membership
        self._change(change, "addMembership", multicastAddress, multicastInterface, add=True)

    def dropMembership(self, multicastAddress: Any = undefined, multicastInterface: Any = undefined) -> None:
        """Receive it no more. Raises ERR_MISSING_ARGS."""
        change = change_membership
        self._change(change, "dropMembership", multicastAddress, multicastInterface, add=False)

    def addSourceSpecificMembership(
        self, source: Any = undefined, group: Any = undefined, interface: Any = undefined
    ) -> None:
        """Receive what one sender sends to a group. Raises ERR_INVALID_ARG_TYPE."""
        change = change_source
        self._change(change, "addSourceSpecificMembership", source, group, interface, add=True)

    def dropSourceSpecificMembership(
        self, source: Any = undefined, group: Any = undefined, interface: Any = undefined
    ) -> None:
        """Receive it no more. Raises ERR_INVALID_ARG_TYPE."""
        change = change_source
        self._change(change, "dropSourceSpecificMembership", source, group, interface, add=False)

    def setRecvBufferSize(self, size: Any = undefined) -> None:
        """Raises ERR_SOCKET_BAD_BUFFER_SIZE, ERR_SOCKET_BUFFER_SIZE, as the next three do."""
        checked = check_size(size)
        buffer_size(self._running(), "recv", checked)

    def setSendBufferSize(self, size: Any = undefined) -> None:
        """The same for what is sent."""
        checked = check_size(size)
        buffer_size(self._running(), "send", checked)

    def getRecvBufferSize(self) -> int:
        """How many bytes the system keeps for us."""
        return buffer_size(self._running(), "recv", 0)

    def getSendBufferSize(self) -> int:
        """How many bytes the system takes before they are sent."""
        return buffer_size(self._running(), "send", 0)

    def getSendQueueSize(self) -> int:
        """How many bytes wait for room."""
        return sum(map(len, self._waiting()))

    def getSendQueueCount(self) -> int:
        """How many messages wait for room."""
        return len([*self._waiting()])

    def remoteAddress(self) -> Record:
        """The same of the other side. Raises ERR_SOCKET_DGRAM_NOT_CONNECTED."""
        return name_of(self._connected(), "getpeername")

    def address(self) -> Record:
        """`{address, family, port}` of this side. Raises what the system says before it is bound."""
        return name_of(self._running(), "getsockname")
