"""Checks of single values, as Node's validators make them, and what JavaScript makes of a value.

What must stay true: a check takes a name and a value, and returns the value to work with or raises Node's error with
Node's text. It knows nothing of the others.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, OutOfRangeError
from .._errors.rare import InvalidUrlSchemeError, UnknownSignalError
from .._js.kinds import truthy as truthy
from .._js.numbers import is_number
from .._js.text import to_string
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_NUL = "must be a string without null bytes"


# -- checks: name and value in, the value to work with out ------------------------------------------------


def is_nullish(value: object) -> bool:
    """Whether JavaScript's `value == null`."""
    return value is None or value is undefined


def no_nul(name: str, value: Any) -> Any:
    """Refuse a string with a NUL, which would be cut there by the system."""
    if isinstance(value, str) and "\0" in value:
        raise InvalidArgValueError(name, value, _NO_NUL)
    return value


def boolean(name: str, value: Any) -> bool:
    """A boolean and nothing else."""
    if not isinstance(value, bool):
        raise InvalidArgTypeError(name, "of type boolean", value)
    return value


def int32(name: str, value: Any) -> int:
    """A whole number of 32 bits."""
    if not is_number(value) or value != value or not -(2**31) <= value < 2**31 or value != int(value):
        raise InvalidArgTypeError(name, "int32", value)
    return int(value)


def text(name: str, value: Any) -> str:
    """A string without NUL; a path object passes for one."""
    value = as_path_text(value)
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return str(no_nul(name, value))


def shell(name: str, value: Any) -> bool | str:
    """A boolean, or the program to use as a shell (its NULs are looked for later)."""
    value = as_path_text(value)
    if not isinstance(value, (bool, str)):
        raise InvalidArgTypeError(name, "one of type boolean or string", value)
    return value


def path(name: str, value: Any) -> str:
    """A path: a string, bytes, a path object, or a parsed `file:` URL."""
    found = _url_path(value) if is_url(value) else as_path_text(value)
    if isinstance(found, (bytes, bytearray, memoryview)):
        found = os.fsdecode(bytes(found))
    if not isinstance(found, str):
        raise InvalidArgTypeError(name, "of type string or an instance of Buffer or URL", value)
    if "\0" in found:
        raise InvalidArgValueError(name, value, "must be a string, Uint8Array, or URL without null bytes")
    return found


def timeout(name: str, value: Any) -> int:
    """Whole milliseconds from 0. (Node's message says `timeout`, without `options.`.)"""
    if not is_number(value) or not 0 <= value < float("inf") or value != int(value):
        raise OutOfRangeError("timeout", "an unsigned integer", value)
    return int(value)


def abort_signal(name: str, value: Any) -> Any:
    """An AbortSignal: anything that says whether it is `aborted`."""
    if not hasattr(value, "aborted"):
        raise InvalidArgTypeError(name, "an instance of AbortSignal", value)
    return value


def kill_signal(name: str, value: Any) -> int:
    """A signal's number, from a name in either case or a number. 0 is none here."""
    if not is_number(value) and not isinstance(value, str):
        raise InvalidArgTypeError(name, "one of type string or number", value)
    from .._os.signals import NAMES, SIGNALS

    number = SIGNALS.get(value.upper()) if isinstance(value, str) else value
    if number not in NAMES:
        raise UnknownSignalError(value)
    return int(number)


def max_buffer(name: str, value: Any) -> float:
    """How much is kept of what a stream of the child says; infinity for all of it."""
    if not is_number(value) or not value >= 0:
        raise OutOfRangeError(name, "a positive number", value)
    return float(value)


def size(name: str, value: Any) -> int:
    """A number of bytes, at least 1."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not 1 <= value < float("inf") or value != int(value):
        raise OutOfRangeError(name, "a positive integer", value)
    return int(value)


# -- values as text and as paths --------------------------------------------------------------------------


def js_text(value: Any) -> str:
    """JavaScript's String(), with Python's paths and bytes as the names they stand for."""
    if type(value) is str:
        return value
    if isinstance(value, (bytes, os.PathLike)):
        return os.fsdecode(value)
    return to_string(value)


def joined(values: Iterable[Any]) -> str:
    """The values as text with blanks between, as JavaScript's join() writes them: null and undefined are empty."""
    return " ".join("" if is_nullish(value) else js_text(value) for value in values)


def as_path_text(value: Any) -> Any:
    """The text of a path object; any other value as it is."""
    return os.fsdecode(value) if isinstance(value, os.PathLike) else value


def is_url(value: Any) -> bool:
    """Whether it is a parsed URL: `urllib.parse.urlsplit(…)`, or an object like JavaScript's."""
    return any(
        hasattr(value, one) and hasattr(value, other) for one, other in (("scheme", "path"), ("protocol", "href"))
    )


def _url_path(url: Any) -> str:
    """The path that a `file:` URL names. Node: url.fileURLToPath."""
    from urllib.parse import unquote

    scheme = url.scheme if hasattr(url, "scheme") else url.protocol.rstrip(":")
    if scheme != "file":
        raise InvalidUrlSchemeError
    if getattr(url, "hostname", None) not in (None, "", "localhost"):
        import sys

        raise NodeTypeError(
            f'File URL host must be "localhost" or empty on {sys.platform}', code="ERR_INVALID_FILE_URL_HOST"
        )
    encoded: str = url.path if hasattr(url, "scheme") else url.pathname
    if "%2f" in encoded.lower():
        raise NodeTypeError("File URL path must not include encoded / characters", code="ERR_INVALID_FILE_URL_PATH")
    return unquote(encoded, errors="surrogateescape")
