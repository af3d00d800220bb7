"""What the functions of `stream` ask of the streams that they are given.

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

    def on(self, event: str, listener: Listener, /) -> object:
        """Add a listener."""

    def once(self, event: str, listener: Listener, /) -> object:
        """Add a listener for one call."""

    def removeListener(self, event: str, listener: Listener, /) -> object:
        """Remove a listener."""

    @property
    def destroyed(self) -> bool:
        """Whether `destroy` was called."""

    def destroy(self, error: object = None, /) -> object:
        """Close the stream at once."""


class ReadableLike(StreamLike, Protocol):
    """A stream of ours that is read."""

    _readableState: ReadableState

    def read(self) -> object:
        """Take data."""

    def push(self, chunk: object, /) -> bool:
        """Hand in data."""

    def pause(self) -> object:
        """Hold data back."""

    def resume(self) -> object:
        """Let data flow."""

    def pipe(self, destination: WritableLike, options: object, /) -> object:
        """Write everything to another stream."""

    def unpipe(self, destination: object, /) -> object:
        """End the piping to one stream."""


class WritableLike(StreamLike, Protocol):
    """A stream that is written to, also another library's."""

    def prependListener(self, event: str, listener: Listener, /) -> object:
        """Add a listener before the others."""

    def listenerCount(self, event: str, /) -> int:
        """How many listeners an event has."""

    def emit(self, event: str, /, *args: object) -> object:
        """Call the listeners of an event."""

    def write(self, chunk: object, /) -> object:
        """Write a chunk; False when it is better to wait for 'drain'."""

    def end(self) -> object:
        """There is no more to write."""
