"""`stream/consumers`: everything that a stream or an async iterable gives, as one value.

What must stay true: a character that is cut between two chunks comes whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._on_use import on_use
from .encodings import decoder
from .operating import started

if TYPE_CHECKING:
    import json as json_module
    from collections.abc import AsyncIterable

    from ..promise import Promise
else:
    json_module = on_use("json")

__all__ = ["arrayBuffer", "buffer", "bytes", "json", "text"]


def text(stream: AsyncIterable[Any]) -> Promise[str]:
    """The whole as text; bytes are UTF-8."""
    return started(_text(stream))


def json(stream: AsyncIterable[Any]) -> Promise[Any]:
    """The value that the whole text is in JSON."""
    return started(_json(stream))


def buffer(stream: AsyncIterable[Any]) -> Promise[Any]:
    """The whole as bytes; text is encoded as UTF-8."""
    return started(_bytes(stream))


arrayBuffer = buffer
bytes = buffer  # Node's name


async def _text(stream: AsyncIterable[Any]) -> str:
    decode = decoder("utf8").decode
    found = [chunk if isinstance(chunk, str) else decode(chunk) async for chunk in stream]
    return "".join([*found, decode(b"", True)]).removeprefix("\ufeff")


async def _json(stream: AsyncIterable[Any]) -> Any:
    return json_module.loads(await _text(stream))


async def _bytes(stream: AsyncIterable[Any]) -> Any:
    return b"".join([chunk.encode() if isinstance(chunk, str) else chunk async for chunk in stream])
