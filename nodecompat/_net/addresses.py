"""Addresses: their grammar, their shape, and the errors that name them.

What must stay true: no look-up happens here; an address is what Node calls it, `{address, family, port}`.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeRangeError, received, system_error, system_text
from .._js.numbers import is_number, number_of
from .._js.record import Record
from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    import _socket

    from .._errors.base import NodeSystemError
    from .._js import text
else:
    _socket = on_use("_socket")  # an extension module
    text = on_use("nodecompat._js.text")  # only what is no text is made one

_ZONE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.:")
FAMILIES = {4: "IPv4", 6: "IPv6"}


def isIPv4(value: object = undefined) -> bool:
    """Whether a text is an IPv4 address: four decimal numbers without leading zeros."""
    return _parses(_text(value), 4)


def isIPv6(value: object = undefined) -> bool:
    """Whether a text is an IPv6 address, with or without a zone."""
    address, percent, zone = _text(value).partition("%")
    if percent and not (zone and _ZONE.issuperset(zone)):
        return False
    return _parses(address, 6)


def isIP(value: object = undefined) -> int:
    """4 or 6 for an address of that family, else 0."""
    return 4 if isIPv4(value) else 6 if isIPv6(value) else 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else text.string_of(value)


def _parses(address: str, family: int) -> bool:
    try:
        _socket.inet_pton(socket_family(family), address)
    except (OSError, ValueError):
        return False
    return True


def socket_family(family: int) -> int:
    """The operating system's number of a family."""
    return _socket.AF_INET6 if family == 6 else _socket.AF_INET


def socket_address(address: str, port: int, family: int) -> tuple[Any, ...]:
    """What `_socket` takes: with the number of an interface for an address with a zone."""
    plain, _, zone = address.partition("%")
    if family != 6 or not zone:
        return address, port
    try:
        index = int(zone) if zone.isdigit() else _socket.if_nametoindex(zone)
    except OSError:
        index = 0
    return plain, port, 0, index


def address_record(found: Any) -> Record:
    """An address as the kernel tells it; empty for one of no IP family."""
    if not isinstance(found, tuple):
        return Record()
    address = found[0]
    if len(found) == 4 and found[3]:
        address = f"{address}%{_interface(found[3])}"
    return Record(address=address, family="IPv6" if len(found) == 4 else "IPv4", port=found[1])


def _interface(index: int) -> object:
    try:
        return _socket.if_indextoname(index)
    except OSError:
        return index


def check_port(port: object, name: str = "Port", *, zero: bool = True) -> int:
    """A port, as a number or a text. Raises ERR_SOCKET_BAD_PORT."""
    number: float = -1
    if is_number(port) or (isinstance(port, str) and port.strip()):
        number = number_of(port)
    if not (number == number and 0 <= number <= 65535 and number == int(number) and (zero or number)):
        least = ">=" if zero else ">"
        text = f"{name} should be {least} 0 and < 65536. Received {received(port)}."
        raise NodeRangeError(text, code="ERR_SOCKET_BAD_PORT")
    return int(number)


# -- errors ---------------------------------------------------------------------------------------------


def number_of_error(error: OSError) -> int:
    """The errno of a failed call; EINVAL for what Python has refused itself, as it does with a path that is too long.

    An address of another family it refuses with a number below 0.
    """
    return error.errno if error.errno is not None and error.errno > 0 else errno.EINVAL


def checked_path(path: str) -> str:
    """A path as it is; one that the system would cut at a byte 0 raises an OSError with EINVAL."""
    if "\0" in path and not path.startswith("\0"):
        raise OSError(errno.EINVAL, "")
    return path


def host_port_error(number: int, call: str, address: object, port: object = undefined, local: str = "") -> Any:
    """A failed call with the address that it was about: `connect ECONNREFUSED 127.0.0.1:9`."""
    error = system_error(number, call)
    return _named(
        error, f"{call} {error.code}{_details(address, port)}{f' - Local ({local})' if local else ''}", address, port
    )


def listen_error(number: int, address: object, port: object) -> Any:
    """A failed `listen`, with libuv's words for it: `listen EADDRINUSE: address already in use :::80`."""
    error = system_error(number, "listen")
    text = f"listen {error.code}: {system_text(error.code or '')}{_details(address, port)}"
    return _named(error, text, address, port)


def _details(address: object, port: Any) -> str:
    if port and is_number(port) and port > 0:
        return f" {address}:{port}"
    return f" {address}" if address else ""


def _named(error: NodeSystemError, message: str, address: object, port: object) -> NodeSystemError:
    error.message = message
    error.args = (message,)
    vars(error)["address"] = address
    if port:
        vars(error)["port"] = port
    return error
