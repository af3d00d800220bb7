"""Blob: bytes and a media type.

What must stay true: a Blob never changes. Source: File API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError
from .._js.text import string_of, utf8
from .bodies import Body, Bytes, at_once
from .readable import ReadableStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from ..promise import Promise

T = TypeVar("T")


class Blob(Body):
    """Bytes and a media type: `Blob(['text', b'bytes', blob], {'type': 'text/plain'})`."""

    _stream_kind: type[ReadableStream] = ReadableStream

    def __init__(self, blobParts: Iterable[object] = (), options: object = None) -> None:
        if isinstance(blobParts, (str, bytes)) or not hasattr(blobParts, "__iter__"):
            raise InvalidArgTypeError("sources", "a sequence", blobParts)
        self._data: Bytes = b"".join(map(self._part, blobParts))
        given = options.get("type", "") if isinstance(options, dict) else ""
        self.type: str = string_of(given).lower()

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

    def slice(self, start: int = 0, end: int | None = None, contentType: str = "") -> Self:
        """A part of it; negative numbers count from the end."""
        return type(self)([self._data[start:end]], {"type": contentType})

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
