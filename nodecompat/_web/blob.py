"""Blob: bytes and a media type.

What must stay true: a Blob never changes. Source: File API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from .._js.kinds import defined
from .._js.numbers import number_of
from .._js.text import string_of, utf8
from ..values import undefined
from .bodies import Body, Bytes, at_once
from .readable import ReadableStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from ..promise import Promise

T = TypeVar("T")


class Blob(Body):
    """Bytes and a media type: `Blob(['text', b'bytes', blob], {'type': 'text/plain'})`.

    Option: endings, 'native' to have the ends of lines in texts as `\\n`. A type with other characters than those of
    ASCII that are printed is ''. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node: buffer.Blob.
    """

    _stream_kind: type[ReadableStream] = ReadableStream

    def __init__(self, blobParts: Iterable[object] = (), options: object = None) -> None:
        if isinstance(blobParts, (str, bytes, dict)) or not hasattr(blobParts, "__iter__"):
            raise NodeTypeError("Value cannot be converted to sequence.", code="ERR_INVALID_ARG_TYPE")
        given = _options(options)
        if given.get("endings") == "native":
            blobParts = (_with_own_ends(part) for part in blobParts)
        self._data: Bytes = b"".join(map(self._part, blobParts))
        self.type: str = _media_type(given.get("type", ""))

    @staticmethod
    def _part(part: object) -> Bytes:
        return part_bytes(part)

    @classmethod
    def of(cls, data: Bytes) -> Self:
        """A Blob of some bytes."""
        return cls([data])

    @property
    def size(self) -> int:
        """How many bytes."""
        return len(self._data)

    def slice(self, start: object = undefined, end: object = undefined, contentType: object = "") -> Self:
        """The bytes from `start` up to `end` as another one, with a type of its own; negative numbers count from the
        end. Node: blob.slice.
        """
        return type(self)([self._cut(start, end)], {"type": contentType})

    def _cut(self, start: object, end: object) -> Bytes:
        size = len(self._data)
        return self._data[_place(start, 0, size) : _place(end, size, size)]

    def stream(self) -> ReadableStream:
        """It as a stream of bytes."""

        def begin(controller: Any) -> None:
            if self._data:
                controller.enqueue(self._data)
            controller.close()

        return self._stream_kind({"start": begin})

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        return at_once(lambda: convert(self._data))

    def _structured_copy(self) -> Self:
        """What structuredClone makes of it."""
        return type(self)([self._data], {"type": self.type})

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows."""
        if depth < 0:
            return f"[{type(self).__name__}]"
        shown = inspect({"size": self.size, "type": self.type}, options)
        return f"{type(self).__name__} {shown}"

    def __repr__(self) -> str:
        return f"<Blob {self.size} bytes>"


def _options(options: object) -> dict[str, Any]:
    if options is None or options is undefined:
        return {}
    if not isinstance(options, dict):
        raise InvalidArgTypeError("options", "a dictionary", options)
    given: dict[str, Any] = defined(options)
    endings = given.get("endings", "transparent")
    if endings not in ("transparent", "native"):
        raise InvalidArgValueError("options.endings", endings)
    return given


def _with_own_ends(part: object) -> object:
    return part.replace("\r\n", "\n").replace("\r", "\n") if isinstance(part, str) else part


def _media_type(given: object) -> str:
    text = "" if given is undefined else string_of(given)
    return text.lower() if text.isascii() and text.isprintable() else ""


def _place(value: object, default: int, size: int) -> int:
    """A place in so many bytes, which may be counted from the end; NaN is 0."""
    number = default if value is undefined else number_of(value)
    return int(max(-size, min(size, number))) if number == number else 0


def part_bytes(part: object) -> Bytes:
    """A part of a Blob as bytes: text is UTF-8, and what is neither text nor bytes is its text."""
    if isinstance(part, Blob):
        return part._data
    if not isinstance(part, str):
        try:
            return memoryview(part).tobytes()  # type: ignore[arg-type]  # which is what is asked here
        except TypeError:
            part = string_of(part)
    return utf8(part)
