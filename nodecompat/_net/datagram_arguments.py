"""What is given to a datagram socket: ports, addresses, messages."""

from __future__ import annotations

from typing import Any, cast

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeRangeError
from .._js.kinds import truthy
from .._js.numbers import is_integer, is_number, number_of, uint32
from .._os.handle import Handle as RawHandle
from .._stream.encodings import view_of
from ..values import undefined
from .addresses import host_port_error, isIP
from .handle import Handle

_FLAGS = {"ipv6Only": 1, "reuseAddr": 4}
_DATA = "of type string or an instance of Buffer, TypedArray, or DataView"


def cut(port: Any) -> int:
    """A port as `bind` takes it: any value, cut to 16 bits."""
    return uint32(number_of(port)) & 0xFFFF if truthy(port) else 0


def query(type: str, address: str, port: object, options: dict[str, Any]) -> dict[str, Any]:
    """What is asked of the process that has the socket; options as libuv's flags."""
    flags = sum(flag for name, flag in _FLAGS.items() if truthy(options.get(name, undefined)))
    return {"address": address, "port": port, "addressType": type, "fd": -1, "flags": flags}


def descriptor(first: Any, options: dict[str, Any]) -> int | None:
    """What a bound socket is open at, if `bind` was given one: a handle, or the option fd."""
    if isinstance(first, RawHandle):
        return first.detach()
    if isinstance(first, Handle):
        return first.release()
    fd = options.get("fd")
    return int(fd) if is_integer(fd) and fd > 0 else None


def numeric(name: str, address: Any, method: str) -> str:
    """An address that is no name. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    if not isIP(text(name, address)):
        reason = f"must be a numeric IP address; {method} does not perform DNS resolution"
        raise InvalidArgValueError(name, address, reason)
    return text(name, address)


def outcome(number: int, data: bytes, to: Any) -> tuple[Any, Any]:
    """What the callback of a message gets."""
    if not number:
        return None, len(data)
    _, port, address = to or (None, undefined, undefined)
    return host_port_error(number, "send", address, port), undefined


def _bytes(value: object) -> bytes | None:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    try:
        return bytes(view_of(value))
    except TypeError:
        return None


def joined(buffer: object) -> bytes:
    """A message as bytes. Raises ERR_INVALID_ARG_TYPE."""
    if isinstance(buffer, (list, tuple)):
        parts = [_bytes(one) for one in buffer]
        if None in parts:
            raise InvalidArgTypeError("buffer list arguments", _DATA, buffer)
        return b"".join(cast("list[bytes]", parts))
    data = _bytes(buffer)
    if data is None:
        raise InvalidArgTypeError("buffer", _DATA, buffer)
    return data


def text(name: str, value: Any) -> str:
    """A text. Raises ERR_INVALID_ARG_TYPE."""
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return value


def part(*given: Any) -> tuple[Any, ...]:
    """What `sendto` is given beside a buffer. Raises ERR_INVALID_ARG_TYPE for what is missing."""
    for place, name in enumerate(("offset", "length", "port")):
        value = given[place] if place < len(given) else undefined
        if not is_number(value):
            raise InvalidArgTypeError(name, "of type number", value)
    text("address", given[3] if len(given) > 3 else undefined)
    return given


def slice_of(buffer: object, offset: Any, length: Any) -> bytes:
    """A part of a message. Raises ERR_INVALID_ARG_TYPE, ERR_BUFFER_OUT_OF_BOUNDS."""
    data = _bytes(buffer)
    if data is None:
        raise InvalidArgTypeError("buffer", _DATA, buffer)
    start, count = (uint32(number_of(one)) for one in (offset, length))
    for name, end in (("offset", start), ("length", start + count)):
        if end > len(data):
            raise NodeRangeError(f'"{name}" is outside of buffer bounds', code="ERR_BUFFER_OUT_OF_BOUNDS")
    return data[start : start + count]
