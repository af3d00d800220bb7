"""The header fields of a message that is to be sent.

What must stay true: a name is found in any case, and sent as it was set last; nothing changes once the head was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.own import NullObject
from .._stream.base import Stream
from ..values import undefined
from .checks import check_string, is_invalid_text, validateHeaderName, validateHeaderValue
from .failures import failure, invalid_char
from .heads import trailer_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

_REMOVED = {
    "connection": ("_removedConnection", True),
    "content-length": ("_removedContLen", True),
    "transfer-encoding": ("_removedTE", True),
    "date": ("sendDate", False),
}


class Sendable(Stream):
    """A message with fields. See `outgoing`."""

    sendDate = False
    _header: str | None = None  # the head, once it was made
    _fields: dict[str, list[Any]] | None = None  # lower case -> the name as it was set, and the value
    _unique: frozenset[str] = frozenset()  # of these fields, values of a list are joined
    _removedConnection = False
    _removedContLen = False
    _removedTE = False
    _trailer = ""

    @property
    def headersSent(self) -> bool:
        """Whether the head was made, and can not be changed any more."""
        return self._header is not None

    def _lenient(self) -> bool:
        """Whether values may have what browsers let pass: the option httpValidation."""
        return False

    def _check(self, verb: str, name: object, value: object) -> None:
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", verb)
        validateHeaderName(name)
        if value is undefined or is_invalid_text(value):
            validateHeaderValue(name, value, lenient=self._lenient())

    def setHeader(self, name: Any = undefined, value: object = undefined) -> Self:
        """Set a field; a list is sent as one line for each value.

        Raises ERR_HTTP_HEADERS_SENT, ERR_INVALID_HTTP_TOKEN, ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR.
        """
        self._check("set", name, value)
        if self._fields is None:
            self._fields = {}
        self._fields[name.lower()] = [name, value]
        return self

    def setHeaders(self, headers: Any = undefined) -> Self:
        """Set all fields of a Map, or of what has keys and get. Raises ERR_INVALID_ARG_TYPE, and as `setHeader`."""
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", "set")
        if not hasattr(headers, "keys") or not hasattr(headers, "get"):
            raise InvalidArgTypeError("headers", "an instance of Headers or Map", headers)
        cookies: list[object] = []
        for name, value in list(headers.items()):
            if name == "set-cookie":
                cookies += value if isinstance(value, list) else [value]
            else:
                self.setHeader(name, value)
        if cookies:
            self.setHeader("set-cookie", cookies)
        return self

    def appendHeader(self, name: Any = undefined, value: Any = undefined) -> Self:
        """Add a value to a field. Raises as `setHeader`."""
        self._check("append", name, value)
        entry = (self._fields or {}).get(name.lower())
        if entry is None:
            return self.setHeader(name, value)
        if not isinstance(entry[1], list):
            entry[1] = [entry[1]]
        entry[1] += value if isinstance(value, list) else [value]
        return self

    def getHeader(self, name: Any = undefined) -> Any:
        """The value of a field as it was set; undefined without one. Raises ERR_INVALID_ARG_TYPE."""
        entry = (self._fields or {}).get(check_string(name, "name").lower())
        return undefined if entry is None else entry[1]

    def getHeaderNames(self) -> list[str]:
        """The names of the fields, in lower case."""
        return list(self._fields or ())

    def getRawHeaderNames(self) -> list[str]:
        """The names of the fields as they were set."""
        return [name for name, _ in (self._fields or {}).values()]

    def getHeaders(self) -> dict[str, Any]:
        """Names in lower case, and values."""
        return NullObject({name: value for name, (_, value) in (self._fields or {}).items()})

    def hasHeader(self, name: Any = undefined) -> bool:
        """Whether a field was set. Raises ERR_INVALID_ARG_TYPE."""
        return check_string(name, "name").lower() in (self._fields or ())

    def removeHeader(self, name: Any = undefined) -> None:
        """Take a field back; also one that would be sent by itself.

        Raises ERR_INVALID_ARG_TYPE, ERR_HTTP_HEADERS_SENT.
        """
        check_string(name, "name")
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", "remove")
        lower = name.lower()
        if lower in _REMOVED:
            setattr(self, *_REMOVED[lower])
        if self._fields is not None:
            self._fields.pop(lower, None)

    def addTrailers(self, headers: Mapping[str, object] | list[list[object]]) -> None:
        """Fields that are sent after a chunked body. Raises ERR_INVALID_HTTP_TOKEN, ERR_INVALID_CHAR."""
        self._trailer = trailer_of(
            headers,
            self._unique,
            lambda value: is_invalid_text(value, lenient=self._lenient()),
            lambda name: invalid_char("trailer content", name),
        )
