"""What holds bytes and gives out all of them, as text, JSON or bytes.

What must stay true: text is UTF-8 as a TextDecoder reads it: invalid bytes become U+FFFD, and a byte order mark is left
out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .._errors.base import NodeTypeError
from .._on_use import on_use
from ..promise import Promise

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class _Json(Protocol):
        """JavaScript's JSON, as far as bodies need it."""

        def parse(self, text: str, /) -> Any: ...

    json: _Json
else:
    json = on_use("nodecompat._prelude.json_text")  # 15 ms: only `json()` needs it

T = TypeVar("T")
Bytes = bytes  # the class has a method of that name


class Body:
    """The methods by which the whole of something is read."""

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        """Convert all of it; what `convert` raises rejects the promise."""
        raise NotImplementedError

    def text(self) -> Promise[str]:
        """All of it as UTF-8."""
        return self._whole(as_text)

    def json(self) -> Promise[Any]:
        """The value of all of it, as JSON.parse reads it. Rejects with a SyntaxError, which is a ValueError."""
        return self._whole(_as_json)

    def bytes(self) -> Promise[Bytes]:
        """All of it."""
        return self._whole(Bytes)

    def arrayBuffer(self) -> Promise[bytearray]:
        """All of it, as a bytearray."""
        return self._whole(bytearray)


def at_once(read: Callable[[], T]) -> Promise[T]:
    """A promise of what a function returns."""
    try:
        return Promise.resolve(read())
    except (OSError, ValueError) as error:
        return Promise.reject(error)


def as_bytes(chunk: object) -> Bytes:
    """A chunk of text or bytes as bytes. Raises ERR_INVALID_ARG_TYPE for anything else."""
    if isinstance(chunk, str):
        return chunk.encode("utf-8", "replace")
    try:
        return bytes(memoryview(cast("Bytes", chunk)))
    except TypeError:
        text = "write() expects a string, ArrayBufferView, or ArrayBuffer"
        raise NodeTypeError(text, code="ERR_INVALID_ARG_TYPE") from None


def as_text(data: Bytes) -> str:
    """Bytes as a TextDecoder reads them."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _as_json(data: Bytes) -> object:
    return value_of_json(as_text(data))


def value_of_json(text: str) -> Any:
    """The value of a JSON text, as JSON.parse reads it. Raises SyntaxError, a ValueError, with V8's text."""
    return json.parse(text)
