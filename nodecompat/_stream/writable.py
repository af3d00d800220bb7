"""Writable: a stream that data goes into.

What must stay true: chunks reach `_write` in the order of the calls, the next one when the last one's callback was
called; nothing blocks; `write` tells when it is better to wait for 'drain'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit
from .._loop.current import engine
from ..values import undefined
from . import writing
from .base import Stream, construct, error_or_destroy
from .encodings import encode, is_encoding
from .failures import (
    already_finished,
    cannot_pipe,
    no_data,
    not_implemented,
    null_values,
    stream_destroyed,
    unknown_encoding,
    write_after_end,
)
from .options import WRITABLE, install, merge
from .states import WritableState

if TYPE_CHECKING:
    from typing import Self

    from .._errors.base import NodeError
    from .states import Done


class Writable(Stream):
    """A sink of bytes, text or, with `objectMode`, of anything but None. Node: stream.Writable.

    Options, as a dict or as keywords: highWaterMark (bytes or objects), decodeStrings, defaultEncoding, objectMode,
    emitClose, autoDestroy, signal, and the functions write, writev, final, destroy, construct. Subclasses override
    `_write(chunk, encoding, callback)` or `_writev(chunks, callback)`, `_final(callback)`,
    `_destroy(error, callback)`, `_construct(callback)`. Text reaches `_write` as bytes, with the encoding 'buffer',
    unless `decodeStrings` is False.
    Events: 'drain', 'finish', 'pipe', 'unpipe', 'error', 'close'.

    `Writable(fd)` writes to a descriptor, which it owns from then on.
    """

    _writev: Any = None
    _final: Any = None  # `_final(callback)`: what must be done before 'finish'

    def __new__(cls, options: Any = None, *args: Any, **keywords: Any) -> Self:
        if cls is Writable and type(options) is int:
            from .socket import WriteEnd

            return super().__new__(WriteEnd)  # type: ignore[return-value]
        return super().__new__(cls)

    def __init__(self, options: Any = None, **keywords: Any) -> None:
        given = merge(options, keywords, WRITABLE)
        super().__init__(given)
        self._writableState = state = WritableState(given)
        self._states = (state,)
        install(self, given, WRITABLE)
        construct(self)

    def _constructed(self) -> None:
        super()._constructed()
        state = self._writableState
        if not state.writing:
            writing.clear_buffer(self, state)
        if state.ending:
            writing.finish_maybe(self, state)

    # -- the sink ---------------------------------------------------------------------------------------

    def _write(self, chunk: Any, encoding: str, callback: Any) -> Any:
        """Take a chunk and call back, with an error if there was one. To be overridden."""
        if self._writev is None:
            raise not_implemented("_write()")
        return fit(self._writev, 2)([writing.Chunk(chunk=chunk, encoding=encoding)], callback)

    def _on_write(self, error: Any = None, *_: Any) -> None:
        writing.on_write(self, error)

    # -- writing ----------------------------------------------------------------------------------------

    def write(self, chunk: Any, encoding: Any = None, callback: Any = None) -> bool:
        """Write a text, bytes, or an object in objectMode. Returns False when it is better to wait for 'drain'.

        `callback(error)` is called in a tick when the chunk went out, with None, or couldn't. Raises
        ERR_STREAM_NULL_VALUES, ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING; a write after `end` is an 'error' event.
        """
        if callable(encoding):
            encoding, callback = None, encoding
        return self._enter(chunk, encoding, fit(callback, 1) if callable(callback) else None) is True

    def _enter(self, chunk: Any, encoding: Any, done: Done | None) -> bool | NodeError:
        """Write a chunk; the result tells whether there is room, or the error that was reported."""
        state: WritableState = self._writableState
        if chunk is None:
            raise null_values()
        if not state.objectMode:
            chunk, encoding = self._checked(chunk, encoding)
        if state.ending:
            error = write_after_end()
        elif state.destroyed:
            error = stream_destroyed("write")
        else:
            state.pendingcb += 1
            return writing.write_or_buffer(self, state, chunk, encoding, done)
        if done is not None:
            engine.next_tick(done, error)
        error_or_destroy(self, error, sync=True)
        return error

    def _checked(self, chunk: Any, encoding: Any) -> tuple[Any, str]:
        """The chunk as `_write` gets it, with its encoding."""
        state: WritableState = self._writableState
        if not encoding:
            encoding = state.defaultEncoding
        elif encoding != "buffer" and not is_encoding(encoding):
            raise unknown_encoding(encoding)
        if type(chunk) is bytes:
            return chunk, "buffer"
        if isinstance(chunk, str):
            return (encode(chunk, encoding), "buffer") if state.decodeStrings else (chunk, encoding)
        try:
            return bytes(memoryview(chunk)), "buffer"
        except TypeError:
            raise no_data(chunk) from None

    def end(self, chunk: Any = None, encoding: Any = None, callback: Any = None) -> Self:
        """Write a last chunk, if one is given, and finish. `callback(error)` is called at 'finish', or with an error.

        Errors: what `write` raises; ERR_STREAM_ALREADY_FINISHED and ERR_STREAM_DESTROYED come to the callback.
        """
        if callable(chunk):
            chunk, encoding, callback = None, None, chunk
        elif callable(encoding):
            encoding, callback = None, encoding
        state: WritableState = self._writableState
        error: Any = None
        if chunk is not None and chunk is not undefined:
            result = self._enter(chunk, encoding, None)
            error = None if isinstance(result, bool) else result
        if state.corked:
            state.corked = 1
            self.uncork()
        if error is not None:
            pass
        elif not state.ending and not state.errored:
            state.ending = True
            writing.finish_maybe(self, state, sync=True)
            state.ended = True
        elif state.finished:
            error = already_finished("end")
        elif state.destroyed:
            error = stream_destroyed("end")
        if callable(callback):
            self._when_finished(state, fit(callback, 1), error)
        return self

    def _when_finished(self, state: WritableState, done: Done, error: Any) -> None:
        if error is not None or state.errored:
            engine.next_tick(done, error if error is not None else state.errored)
        elif state.finished:
            engine.next_tick(done, None)
        else:
            state.onFinished.append(done)

    def cork(self) -> None:
        """Keep what is written until `uncork`, to write it at once."""
        self._writableState.corked += 1

    def uncork(self) -> None:
        """Take one `cork` back; with the last one what was kept is written."""
        state = self._writableState
        if state.corked:
            state.corked -= 1
            if not state.writing:
                writing.clear_buffer(self, state)

    def setDefaultEncoding(self, encoding: str) -> Self:
        """The encoding of text that is written without one. Raises ERR_UNKNOWN_ENCODING."""
        if not is_encoding(encoding):
            raise unknown_encoding(encoding.lower() if isinstance(encoding, str) else encoding)
        self._writableState.defaultEncoding = encoding.lower()
        return self

    def destroy(self, error: Any = None, callback: Any = None) -> Self:
        """Close the stream at once; see `Stream.destroy`. What waited is told in a tick (ERR_STREAM_DESTROYED)."""
        state = self._writableState
        if not state.destroyed and (state.buffered or state.onFinished):
            engine.next_tick(writing.error_buffer, state)
        return super().destroy(error, callback)

    def pipe(self, destination: Any, options: Any = None, *, end: bool = True) -> Any:
        """Nothing can be read here: an 'error' event, ERR_STREAM_CANNOT_PIPE."""
        error_or_destroy(self, cannot_pipe())

    # -- what it is like --------------------------------------------------------------------------------

    @property
    def writable(self) -> bool:
        """Whether `write` may be called."""
        state = self._writableState
        over = state.ending or state.ended or state.destroyed or state.errored
        return state.writable is not False and not over

    @writable.setter
    def writable(self, value: bool) -> None:
        self._writableState.writable = bool(value)

    @property
    def writableFinished(self) -> bool:
        """Whether everything went out; 'finish' was emitted or is about to be."""
        return bool(self._writableState.finished)

    @property
    def writableObjectMode(self) -> bool:
        """Whether chunks are objects."""
        return bool(self._writableState.objectMode)

    @property
    def writableBuffer(self) -> list[dict[str, Any]]:
        """What waits to be written."""
        waiting: list[dict[str, Any]] = self._writableState.getBuffer()
        return waiting

    @property
    def writableEnded(self) -> bool:
        """Whether `end` was called."""
        return bool(self._writableState.ending)

    @property
    def writableNeedDrain(self) -> bool:
        """Whether `write` said that it is full, and 'drain' will come."""
        state = self._writableState
        return bool(state.needDrain and not state.destroyed and not state.ending)

    @property
    def writableHighWaterMark(self) -> int:
        """How much may wait before `write` returns False."""
        return int(self._writableState.highWaterMark)

    @property
    def writableCorked(self) -> int:
        """How many `uncork` are missing."""
        return int(self._writableState.corked)

    @property
    def writableLength(self) -> int:
        """How many bytes, characters or objects wait, the one under way included."""
        return int(self._writableState.length)

    @property
    def writableAborted(self) -> bool:
        """Whether the stream was destroyed, or failed, before it finished."""
        state = self._writableState
        return state.writable is not False and bool(state.destroyed or state.errored) and not state.finished

    def _is_complete(self) -> bool:
        return self.writableFinished
