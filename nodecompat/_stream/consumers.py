"""`stream/consumers`: everything that a stream or an async iterable gives, as one value.

What must stay true: a character that is cut between two chunks comes whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._web.blob import Blob, part_bytes
from .._web.bodies import value_of_json
from .encodings import decoder
from .operating import started

if TYPE_CHECKING:
    from collections.abc import AsyncIterable

    from ..promise import Promise

__all__ = ["arrayBuffer", "blob", "buffer", "bytes", "json", "text"]


def text(stream: AsyncIterable[Any]) -> Promise[str]:
    """The whole as text; bytes are UTF-8. Rejects with ERR_INVALID_ARG_TYPE for a chunk that is neither."""
    return started(_text(stream))


def json(stream: AsyncIterable[Any]) -> Promise[Any]:
    """The value of the whole text, as JSON.parse reads it. Rejects with a SyntaxError, which is a ValueError."""
    return started(_json(stream))


def buffer(stream: AsyncIterable[Any]) -> Promise[Any]:
    """The whole as bytes; text is encoded as UTF-8, and what is neither is its text."""
    return started(_bytes(stream))


arrayBuffer = buffer
bytes = buffer  # Node's name


def blob(stream: AsyncIterable[Any]) -> Promise[Blob]:
    """The whole as a Blob."""
    return started(_blob(stream))


async def _text(stream: AsyncIterable[Any]) -> str:
    decode = decoder("utf8").decode
    found = [chunk if isinstance(chunk, str) else decode(_data(chunk)) async for chunk in stream]
    return "".join([*found, decode(b"", True)]).removeprefix("\ufeff")


def _data(chunk: Any) -> Any:
    try:
        return memoryview(chunk).tobytes()
    except TypeError:
        raise InvalidArgTypeError("input", "an instance of ArrayBuffer or ArrayBufferView", chunk) from None


async def _json(stream: AsyncIterable[Any]) -> Any:
    return value_of_json(await _text(stream))


async def _bytes(stream: AsyncIterable[Any]) -> Any:
    return b"".join([part_bytes(chunk) async for chunk in stream])


async def _blob(stream: AsyncIterable[Any]) -> Blob:
    return Blob([chunk async for chunk in stream])
