"""Types for annotations: the options of streams. Nothing imports this file at run time.

What must stay true: the keys are those of the tables in `options` (a test compares them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypedDict

from .._events.typed import AnyListener
from ..values import Undefined

if TYPE_CHECKING:
    from .._events.target import Signal

Function = AnyListener | Undefined | None


class Destination(Protocol):
    """What `pipe` writes to: a Writable, or a stream of another library."""

    @property
    def write(self) -> Any:
        """As of a Writable."""
        ...

    @property
    def end(self) -> Any:
        """As of a Writable."""
        ...


class CommonOptions(TypedDict, total=False):
    """What all streams take."""

    highWaterMark: float | Undefined | None
    """How much may wait, in bytes, or in objects in objectMode; 64 KiB, 16 objects."""
    objectMode: bool | None
    """Chunks are any objects but None."""
    emitClose: bool | None
    """Whether there is a 'close' when the stream was destroyed; true by default."""
    autoDestroy: bool | None
    """Whether it is destroyed when it has ended; true by default."""
    destroy: Function
    """`destroy(error, callback)`: give back what the stream holds."""
    construct: Function
    """`construct(callback)`: what must be done before anything else."""
    signal: Signal | None
    """Aborting it destroys the stream."""
    captureRejections: bool | None
    """Whether a coroutine that fails as a listener is an 'error'."""


class ReadableOptions(CommonOptions, total=False):
    """The options of Readable."""

    read: Function
    """`read(size)`: get more, and `push` it."""
    encoding: str | None
    """What chunks are decoded from; they are bytes without it."""
    defaultEncoding: str | None
    """That of texts which are pushed."""


class WritableOptions(CommonOptions, total=False):
    """The options of Writable."""

    write: Function
    """`write(chunk, encoding, callback)`."""
    writev: Function
    """`writev(chunks, callback)`, for all that waits at once."""
    final: Function
    """`final(callback)`, before 'finish'."""
    decodeStrings: bool | None
    """Whether texts become bytes before `write`; true by default."""
    defaultEncoding: str | None
    """That of texts which are written without one."""


class DuplexOptions(ReadableOptions, total=False):
    """The options of Duplex."""

    write: Function
    """As of Writable."""
    writev: Function
    """As of Writable."""
    final: Function
    """As of Writable."""
    decodeStrings: bool | None
    """As of Writable."""
    allowHalfOpen: bool | None
    """With false `end` follows 'end'; true by default."""
    readable: bool | None
    """Whether it has that side; true by default."""
    writable: bool | None
    """Whether it has that side; true by default."""
    readableObjectMode: bool | None
    """objectMode for that side."""
    writableObjectMode: bool | None
    """objectMode for that side."""
    readableHighWaterMark: float | None
    """highWaterMark for that side."""
    writableHighWaterMark: float | None
    """highWaterMark for that side."""


class TransformOptions(DuplexOptions, total=False):
    """The options of Transform and PassThrough."""

    transform: Function
    """`transform(chunk, encoding, callback)`."""
    flush: Function
    """`flush(callback)`, at the end of the input."""
