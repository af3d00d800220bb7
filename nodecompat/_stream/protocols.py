"""What the functions of `stream` ask of the streams and decoders that they are given.

What must stay true: these are types alone, below the classes of streams. A function names what it needs of a stream,
not the class that uses the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from .states import ReadableState

    Listener = Callable[..., object]


class StreamLike(Protocol):
    """Any stream, also another library's."""

    @property
    def destroyed(self) -> bool: ...
    def destroy(self, error: object = None, /) -> object: ...
    def on(self, event: str, listener: Listener, /) -> object: ...
    def once(self, event: str, listener: Listener, /) -> object: ...
    def removeListener(self, event: str, listener: Listener, /) -> object: ...


class WritableLike(StreamLike, Protocol):
    """A stream that is written to, also another library's."""

    def emit(self, event: str, /, *args: object) -> object: ...
    def end(self) -> object: ...
    def listenerCount(self, event: str, /) -> int: ...
    def prependListener(self, event: str, listener: Listener, /) -> object: ...
    def write(self, chunk: object, /) -> object: ...


class ReadableLike(StreamLike, Protocol):
    """A stream of ours that is read."""

    _readableState: ReadableState

    def pause(self) -> object: ...
    def pipe(self, destination: WritableLike, options: object, /) -> object: ...
    def push(self, chunk: object, /) -> bool: ...
    def read(self) -> object: ...
    def resume(self) -> object: ...
    def unpipe(self, destination: object, /) -> object: ...


class Decoder(Protocol):
    """Turns chunks into text; `encoding` is its name, and with `final` incomplete characters are given out too."""

    encoding: str

    def decode(self, data: bytes, final: bool = False, /) -> str: ...
