"""What is given to the functions of `fs`, checked as Node checks it."""

from __future__ import annotations

import os
import re
import time
from array import array
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeRangeError, NodeTypeError
from .._errors.checks import check_integer, check_signal, check_uint32
from .._errors.rare import InvalidUrlSchemeError
from .._js.arity import is_function
from .._js.kinds import defined
from .._js.numbers import INT32_MAX, MAX_SAFE_INTEGER, is_number, number_of
from .._stream.encodings import decoder, encode, is_encoding, view_of
from .._stream.octets import Buffer
from ..values import Date, undefined

Path = str | bytes

_FLAGS = {
    "r": os.O_RDONLY,
    "rs": os.O_RDONLY | os.O_SYNC,
    "r+": os.O_RDWR,
    "rs+": os.O_RDWR | os.O_SYNC,
    "w": os.O_TRUNC | os.O_CREAT | os.O_WRONLY,
    "w+": os.O_TRUNC | os.O_CREAT | os.O_RDWR,
    "a": os.O_APPEND | os.O_CREAT | os.O_WRONLY,
    "a+": os.O_APPEND | os.O_CREAT | os.O_RDWR,
    "as": os.O_APPEND | os.O_CREAT | os.O_WRONLY | os.O_SYNC,
    "as+": os.O_APPEND | os.O_CREAT | os.O_RDWR | os.O_SYNC,
}
_FLAGS.update(
    {
        flag.replace("w", "wx").replace("a", "ax"): bits | os.O_EXCL
        for flag, bits in _FLAGS.items()
        if flag[0] in "wa" and "s" not in flag
    }
)
_FLAGS.update({"sr": _FLAGS["rs"], "sr+": _FLAGS["rs+"], "xw": _FLAGS["wx"], "xw+": _FLAGS["wx+"]})
_FLAGS.update({"xa": _FLAGS["ax"], "xa+": _FLAGS["ax+"], "sa": _FLAGS["as"], "sa+": _FLAGS["as+"]})


def is_absent(value: object) -> bool:
    """Whether a value is null or undefined."""
    return value is None or value is undefined


def path_of(value: object, name: str = "path") -> Path:
    """A path, also of a `file:` URL or of a Python path. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    href = getattr(value, "href", None)
    if isinstance(href, str):
        if not href.startswith("file:"):
            raise InvalidUrlSchemeError
        value = unquote(urlsplit(href).path)
    if isinstance(value, (bytearray, memoryview)):
        value = bytes(value)
    if not isinstance(value, (str, bytes)):
        raise InvalidArgTypeError(name, "of type string or an instance of Buffer or URL", value)
    if ("\0" if isinstance(value, str) else b"\0") in value:  # type: ignore[operator]  # each in its own kind
        raise InvalidArgValueError(name, value, "must be a string, Uint8Array, or URL without null bytes")
    return value


def shown(path: Path) -> str:
    """A path as errors show it."""
    return path if isinstance(path, str) else os.fsdecode(path)


def descriptor(value: object, name: str = "fd") -> int:
    """A descriptor. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    return check_integer(name, value, 0, INT32_MAX)


def is_descriptor(value: object) -> bool:
    """Whether a value stands for an open file instead of a path."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= INT32_MAX


def options_of(value: object, **defaults: object) -> dict[str, Any]:
    """The options, where a text is an encoding. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    if is_absent(value) or is_function(value):
        return dict(defaults)
    if isinstance(value, str):
        value = {"encoding": value}
    if not isinstance(value, dict):
        raise InvalidArgTypeError("options", "one of type string or object", value)
    given = {**defaults, **defined(value)}
    encoding = given.get("encoding")
    if encoding and encoding != "buffer" and not is_encoding(encoding):
        raise InvalidArgValueError("encoding", encoding, "is invalid encoding")
    signal = given.get("signal")
    if signal is not None:
        check_signal(signal, "options.signal")
    return given


def object_of(value: object) -> dict[str, Any]:
    """Options that are an object and nothing else. Raises ERR_INVALID_ARG_TYPE."""
    if is_absent(value):
        return {}
    if not isinstance(value, dict):
        raise InvalidArgTypeError("options", "of type object", value)
    return defined(value)


def flags_of(value: object, name: str = "flags") -> int:
    """The bits of `'r'`, `'w+'` and the like. Raises ERR_INVALID_ARG_VALUE."""
    if is_number(value):
        return check_integer(name, value, -INT32_MAX - 1, INT32_MAX)
    if is_absent(value):
        return os.O_RDONLY
    found = _FLAGS.get(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidArgValueError(name, value)
    return found


def mode_of(value: object, name: str = "mode", default: int | None = None) -> int:
    """Permissions: a number, or a text in octal. Raises ERR_INVALID_ARG_TYPE, _VALUE and ERR_OUT_OF_RANGE."""
    if is_absent(value) and default is not None:
        return default
    if isinstance(value, str):
        if not re.fullmatch("[0-7]+", value):
            raise InvalidArgValueError(name, value, "must be a 32-bit unsigned integer or an octal string")
        value = int(value, 8)
    return check_uint32(name, value)


def boolean(options: dict[str, Any], name: str, default: bool = False) -> bool:
    """An option that is true or false. Raises ERR_INVALID_ARG_TYPE."""
    value = options.get(name, default)
    if not isinstance(value, bool):
        raise InvalidArgTypeError(f"options.{name}", "of type boolean", value)
    return value


def small_mode(value: object) -> int:
    """The mode of access and copyFile, 0 to 7. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, in words of their own."""
    if is_absent(value):
        return 0
    if not is_number(value) or value != int(value):
        raise NodeTypeError("mode must be int32 or null/undefined", code="ERR_INVALID_ARG_TYPE")
    if not 0 <= value <= 7:  # all the bits there are
        raise NodeRangeError("mode is out of range: >= 0 && <= 7", code="ERR_OUT_OF_RANGE")
    return int(value)


def length_of(value: object, name: str = "len") -> int:
    """A length in bytes; a negative one is 0. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    return max(check_integer(name, 0 if is_absent(value) else value, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER), 0)


def seconds_of(value: object, name: str) -> float:
    """A time in seconds: a number, a text of one, or a date. Raises ERR_INVALID_ARG_TYPE."""
    if isinstance(value, str):
        number = number_of(value)
        if number == number:
            return number
    elif is_number(value) and abs(value) != float("inf") and value == value:
        return time.time() if value < 0 else value
    elif isinstance(value, datetime):
        return value.timestamp()
    elif isinstance(value, Date):
        return number_of(value) / 1000
    raise InvalidArgTypeError(name, "an instance of Date or an Time in seconds", value)


def data_of(value: object, name: str, encoding: object = "utf8") -> bytes:
    """The bytes of a text or a buffer. Raises ERR_INVALID_ARG_TYPE."""
    if isinstance(value, str):
        return encode(value, encoding or "utf8")
    if not is_buffer(value):
        raise InvalidArgTypeError(name, "of type string or an instance of Buffer, TypedArray, or DataView", value)
    return bytes(view_of(value))


def is_buffer(value: object) -> bool:
    """Whether a value is bytes, in any of Python's kinds, or a DataView."""
    if isinstance(value, (bytes, bytearray, memoryview, array)):
        return True
    return hasattr(type(value), "__buffer__")  # of a DataView, and from Python 3.12 on of all that has bytes


def text_or_bytes(data: bytes, encoding: object) -> Any:
    """What a file holds, as a text where there is an encoding, else a Buffer."""
    if not encoding or encoding == "buffer":
        return Buffer(data)
    return decoder(encoding).decode(data, True)


def name_or_bytes(name: Path, encoding: object) -> Any:
    """A name of a file, in an encoding; bytes for 'buffer'."""
    if encoding == "buffer":
        return Buffer(os.fsencode(name))
    return os.fsdecode(name) if encoding in (None, "utf8", "utf-8") else text_or_bytes(os.fsencode(name), encoding)
