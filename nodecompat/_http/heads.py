"""Header fields to the head of a message: what a program has set, then what it left to us.

What must stay true: what a program has set stands first, in its order; Date, Connection, Keep-Alive and
Content-Length or Transfer-Encoding follow, each only if the program has not set it. No I/O here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from .._errors.base import InvalidArgValueError
from .._js.numbers import int32, number_of
from .checks import text_of, validateHeaderName, validateHeaderValue
from .failures import failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Fields = dict[str, list[Any]]

_closes = re.compile(r"(?:^|\W)close(?:$|\W)", re.IGNORECASE)
_is_chunked = re.compile(r"(?:^|\W)chunked(?:$|\W)", re.IGNORECASE)


class Framed(Protocol):
    """A message: what its head depends on, and what it says of the rest."""

    statusCode: int
    sendDate: bool
    chunkedEncoding: bool
    useChunkedEncodingByDefault: bool
    shouldKeepAlive: bool
    maxRequestsOnConnectionReached: bool
    _hasBody: bool
    _last: bool
    _contentLength: Any
    _removedConnection: bool
    _removedContLen: bool
    _removedTE: bool
    _defaultKeepAlive: bool
    _keepAliveTimeout: Any
    _maxRequestsPerSocket: Any
    _unique: frozenset[str]
    _fields: Fields | None

    @property
    def agent(self) -> object: ...


class Said:
    """What the program's own fields say."""

    __slots__ = ("connection", "date", "encoding", "expect", "length", "trailer")

    def __init__(self) -> None:
        self.connection = self.date = self.encoding = self.expect = self.length = self.trailer = False


def _connection(message: Framed, said: Said, value: str) -> None:
    said.connection = True
    message._removedConnection = False
    if _closes.search(value):
        message._last = True
    else:
        message.shouldKeepAlive = True


def _transfer_encoding(message: Framed, said: Said, value: str) -> None:
    said.encoding = True
    message._removedTE = False
    if _is_chunked.search(value):
        message.chunkedEncoding = True


def _content_length(message: Framed, said: Said, value: str) -> None:
    said.length = True
    message._removedContLen = False
    message._contentLength = int(value) if len(value) < 20 and value.isascii() and value.isdigit() else value


def _keep_alive(message: Framed, said: Said, value: str) -> None:
    message._defaultKeepAlive = False


def _mark(name: str) -> Callable[[Framed, Said, str], None]:
    return lambda message, said, value: setattr(said, name, True)


# What a field means for the rest of the head.
_MEANING: dict[str, Callable[[Framed, Said, str], None]] = {
    "connection": _connection,
    "transfer-encoding": _transfer_encoding,
    "content-length": _content_length,
    "keep-alive": _keep_alive,
    "date": _mark("date"),
    "expect": _mark("expect"),
    "trailer": _mark("trailer"),
}


def head_of(message: Framed, first_line: str, given: object, date: Callable[[], str]) -> tuple[str, bool]:
    """The head, and whether it must go out at once. `given`: the fields that were set, or those of `writeHead`.

    Raises ERR_INVALID_HTTP_TOKEN, ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR, ERR_INVALID_ARG_VALUE,
    ERR_HTTP_TRAILER_INVALID.
    """
    said = Said()
    lines = [first_line]
    if given is message._fields and given is not None:
        for name, value in given.values():
            _add(message, said, lines, name, value)
    elif given is not None:
        for name, value in pairs_of(given):
            validateHeaderName(name)
            _add(message, said, lines, name, value, check=True)
    if message.sendDate and not said.date:
        lines.append(date())
    if message.chunkedEncoding and message.statusCode in (204, 304):
        message.chunkedEncoding = message.shouldKeepAlive = False
    _add_connection(message, said, lines)
    if not said.length and not said.encoding:
        _add_length(message, said, lines)
    if said.trailer and not message.chunkedEncoding:
        raise failure("ERR_HTTP_TRAILER_INVALID")
    lines.append("\r\n")
    return "".join(lines), said.expect


def pairs_of(given: Any) -> Iterable[tuple[Any, Any]]:
    """Names and values of a dict, of a list of both by turns, or of a list of pairs. Raises ERR_INVALID_ARG_VALUE."""
    if isinstance(given, dict):
        return list(given.items())
    if not isinstance(given, (list, tuple)):
        return []
    if given and isinstance(given[0], (list, tuple)):
        return [(one[0], one[1]) for one in given]
    if len(given) % 2:
        raise InvalidArgValueError("headers", given)
    return list(zip(given[::2], given[1::2], strict=True))


def _add(message: Framed, said: Said, lines: list[str], name: str, value: object, *, check: bool = False) -> None:
    """The line of a field, or one for each value of a list."""
    values = [value]
    lower = name.lower()
    if isinstance(value, (list, tuple)):
        joined = (len(value) > 1 and lower == "cookie") or lower in message._unique
        values = ["; ".join(map(text_of, value))] if joined else list(value)
    meaning = _MEANING.get(lower)
    for one in values:
        if check:
            validateHeaderValue(name, one)
        text = one if type(one) is str else text_of(one)
        if lower == "content-disposition" and message._contentLength:
            text = text.encode("latin-1").decode("utf-8", "replace")  # the head goes out as UTF-8, with the body
        lines.append(f"{name}: {text}\r\n")
        if meaning is not None:
            meaning(message, said, text)


def _add_connection(message: Framed, said: Said, lines: list[str]) -> None:
    if message._removedConnection:
        message._last = not message.shouldKeepAlive
        return
    if said.connection:
        return
    keeps = message.shouldKeepAlive and (said.length or message.useChunkedEncodingByDefault or message.agent)
    if not keeps:
        message._last = True
        lines.append("Connection: close\r\n")
    elif message.maxRequestsOnConnectionReached:
        lines.append("Connection: close\r\n")
    elif message._keepAliveTimeout and message._defaultKeepAlive:
        most = int32(number_of(message._maxRequestsPerSocket))
        rest = f", max={most}" if most > 0 else ""
        lines.append(
            f"Connection: keep-alive\r\nKeep-Alive: timeout={int(message._keepAliveTimeout // 1000)}{rest}\r\n"
        )
    else:
        lines.append("Connection: keep-alive\r\n")


def _add_length(message: Framed, said: Said, lines: list[str]) -> None:
    """How long the body is, or that it comes in chunks, or nothing: then it lasts as long as the connection."""
    if not message._hasBody:
        message.chunkedEncoding = False
    elif not message.useChunkedEncodingByDefault:
        message._last = True
    elif not said.trailer and not message._removedContLen and message._contentLength is not None:
        lines.append(f"Content-Length: {message._contentLength}\r\n")
    elif not message._removedTE:
        lines.append("Transfer-Encoding: chunked\r\n")
        message.chunkedEncoding = True
    else:
        message._last = True


def trailer_of(
    given: Any, unique: frozenset[str], is_invalid: Callable[[object], bool], refuse: Callable[[str], Exception]
) -> str:
    """The fields after a body. Raises ERR_INVALID_HTTP_TOKEN, ERR_INVALID_CHAR."""
    lines = []
    for name, value in given.items() if isinstance(given, dict) else [(one[0], one[1]) for one in given]:
        validateHeaderName(name, "Trailer name")
        values = [value]
        if isinstance(value, (list, tuple)):
            repeated = len(value) > 1 and name.lower() not in unique
            values = list(value) if repeated else ["; ".join(map(text_of, value))]
        for one in values:
            if is_invalid(one):
                raise refuse(name)
            lines.append(f"{name}: {text_of(one)}\r\n")
    return "".join(lines)
