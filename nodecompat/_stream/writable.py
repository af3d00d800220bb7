"""Writable: a stream that data goes into.

What must stay true: nothing blocks, and `write` returns False when it is better to wait for 'drain'; chunks reach
`_write` in the order of the calls, each when the callback of the one before was called; the callbacks of `write` come
in that order too, never inside the call; 'drain' comes before the callback of the chunk that made room, 'finish' after
all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from ..values import undefined
from .base import Managed, construct, destroy_if_over, error_or_destroy, note, thrown
from .encodings import encode, is_encoding, view_of
from .failures import failure, no_data, null_values, unknown_encoding
from .options import WRITABLE, install, merge
from .states import AfterWrite, WritableState

if TYPE_CHECKING:
    from typing import Self, Unpack

    from .._errors.base import NodeError
    from .._js import record
    from . import from_web, to_web
    from .base import Callback
    from .states import Done
    from .typed import WritableOptions
else:
    record = on_use("nodecompat._js.record")  # only `_writev` needs it
    from_web = on_use("nodecompat._stream.from_web")  # only `fromWeb` needs it
    to_web = on_use("nodecompat._stream.to_web")  # only `toWeb` needs it


class Writable(Managed):
    """A sink of bytes, text or, with `objectMode`, of anything but None. Node: stream.Writable.

    Options, as a dict or as keywords: highWaterMark (bytes or objects), decodeStrings, defaultEncoding, objectMode,
    emitClose, autoDestroy, signal, and the functions write, writev, final, destroy, construct. Subclasses override
    `_write(chunk, encoding, callback)` or `_writev(chunks, callback)`, `_final(callback)`,
    `_destroy(error, callback)`, `_construct(callback)`. Text reaches `_write` as bytes, with the encoding 'buffer',
    unless `decodeStrings` is False.
    Events: 'drain', 'finish', 'pipe', 'unpipe', 'error', 'close'.
    """

    _writableState: WritableState
    _places: tuple[str, ...] = ("close", "error", "prefinish", "finish", "drain")
    _writev: Callback | None = None
    _final: Callback | None = None  # `_final(callback)`: what must be done before 'finish'

    def __init__(self, options: object = None, **keywords: Unpack[WritableOptions]) -> None:
        given = merge(type(self).__name__, options, keywords, WRITABLE)
        super().__init__(given)
        self._writableState = state = WritableState(given)
        self._states = (state,)
        install(self, given, WRITABLE)
        construct(self)

    def _constructed(self) -> None:
        super()._constructed()
        state = self._writableState
        if not state.writing:
            _clear_buffer(self, state)
        if state.ending:
            _finish_maybe(self, state)

    # -- the sink ---------------------------------------------------------------------------------------

    def _write(self, chunk: Any, encoding: str, callback: Callback) -> object:
        """Take a chunk and call back, with an error if there was one. To be overridden."""
        if self._writev is None:
            raise failure("ERR_METHOD_NOT_IMPLEMENTED", "_write()")
        return fit(self._writev, 2)([record.Record(chunk=chunk, encoding=encoding)], callback)

    def _on_write(self, error: object = None, *_: object) -> None:
        """The callback of `_write` and `_writev`."""
        state = self._writableState
        if not state.expectWriteCb:
            error_or_destroy(self, failure("ERR_MULTIPLE_CALLBACK"))
            return
        sync, done = state.sync, state.writecb
        state.writecb = None
        state.writing = state.expectWriteCb = False
        state.length -= state.writelen
        state.writelen = 0
        if error:
            note(self, error)
            if sync:
                engine.next_tick(_write_failed, self, state, error, done)
            else:
                _write_failed(self, state, error, done)
            return
        if state.buffered:
            _clear_buffer(self, state)
        if sync:
            _after_write_later(self, state, done)
        else:
            _after_write(self, state, 1, done)

    # -- writing ----------------------------------------------------------------------------------------

    def write(self, chunk: object = undefined, encoding: object = None, callback: object = None) -> bool:
        """Write a text, bytes, or an object in objectMode. Returns False when it is better to wait for 'drain'.

        `callback(error)` is called in a tick when the chunk went out, with None, or couldn't. Raises
        ERR_STREAM_NULL_VALUES, ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING; a write after `end` is an 'error' event.
        """
        if is_function(encoding):
            encoding, callback = None, encoding
        return self._enter(chunk, encoding, fit(callback, 1) if is_function(callback) else None) is True

    def _enter(self, chunk: Any, encoding: Any, done: Done | None) -> bool | NodeError:
        """Write a chunk; returns whether there is room, or the error that was reported."""
        state = self._writableState
        if chunk is None:
            raise null_values()
        if not state.objectMode:
            chunk, encoding = self._checked(chunk, encoding)
        elif encoding is None:
            encoding = undefined
        if state.ending or state.destroyed:
            error = failure("ERR_STREAM_WRITE_AFTER_END") if state.ending else failure("ERR_STREAM_DESTROYED", "write")
            if done is not None:
                engine.next_tick(done, error)
            error_or_destroy(self, error, sync=True)
            return error
        state.pendingcb += 1
        state.length += 1 if state.objectMode else len(chunk)
        if state.writing or state.corked or state.errored or not state.constructed:
            state.buffered.append((chunk, encoding, done))
        else:
            _start_write(self, state, chunk, encoding, done)
        room = state.length < state.highWaterMark or not state.length
        if not room:
            state.needDrain = True
        return room and not state.destroyed and not state.errored

    def _checked(self, chunk: object, encoding: object) -> tuple[str | bytes, str]:
        """The chunk as `_write` gets it, with its encoding."""
        state = self._writableState
        if not encoding:
            name = state.defaultEncoding
        elif encoding == "buffer" or is_encoding(encoding):
            name = str(encoding)
        else:
            raise unknown_encoding(encoding)
        if type(chunk) is bytes:
            return chunk, "buffer"
        if isinstance(chunk, str):
            if name == "buffer":
                raise unknown_encoding(name)
            return (encode(chunk, name), "buffer") if state.decodeStrings else (chunk, name)
        try:
            return bytes(view_of(chunk)), "buffer"
        except TypeError:
            raise no_data(chunk) from None

    def end(self, chunk: object = None, encoding: object = None, callback: object = None) -> Self:
        """Write a last chunk, if one is given, and finish. `callback(error)` is called at 'finish', or with an error.

        Errors: what `write` raises; ERR_STREAM_ALREADY_FINISHED and ERR_STREAM_DESTROYED come to the callback.
        """
        if is_function(chunk):
            chunk, encoding, callback = None, None, chunk
        elif is_function(encoding):
            encoding, callback = None, encoding
        state = self._writableState
        error: NodeError | None = None
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
            _finish_maybe(self, state, sync=True)
            state.ended = True
        elif state.finished:
            error = failure("ERR_STREAM_ALREADY_FINISHED", "end")
        elif state.destroyed:
            error = failure("ERR_STREAM_DESTROYED", "end")
        if is_function(callback):
            _call_when_finished(state, fit(callback, 1), error)
        return self

    def cork(self) -> None:
        """Keep what is written until `uncork`, to write it at once."""
        self._writableState.corked += 1

    def uncork(self) -> None:
        """Take one `cork` back; with the last one what was kept is written."""
        state = self._writableState
        if state.corked:
            state.corked -= 1
            if not state.writing:
                _clear_buffer(self, state)

    def setDefaultEncoding(self, encoding: Any = undefined) -> Self:
        """The encoding of text that is written without one. Raises ERR_UNKNOWN_ENCODING."""
        if not is_encoding(encoding):
            raise unknown_encoding(encoding.lower() if isinstance(encoding, str) else encoding)
        self._writableState.defaultEncoding = encoding.lower()
        return self

    def destroy(self, error: object = None, callback: object = None) -> Self:
        """Close the stream at once; see `Managed.destroy`. The callbacks of what waited get ERR_STREAM_DESTROYED."""
        state = self._writableState
        if not state.destroyed and (state.buffered or state.onFinished):
            engine.next_tick(_error_buffer, state)
        return super().destroy(error, callback)

    def pipe(self, destination: Any, options: object = None, *, end: bool = True) -> object:
        """Nothing can be read here: an 'error' event, ERR_STREAM_CANNOT_PIPE."""
        error_or_destroy(self, failure("ERR_STREAM_CANNOT_PIPE"))
        return None

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
        return self._writableState.finished

    @property
    def writableObjectMode(self) -> bool:
        """Whether chunks are objects."""
        return self._writableState.objectMode

    @property
    def writableBuffer(self) -> list[dict[str, Any]]:
        """What waits to be written."""
        return self._writableState.getBuffer()

    @property
    def writableEnded(self) -> bool:
        """Whether `end` was called."""
        return self._writableState.ending

    @property
    def writableNeedDrain(self) -> bool:
        """Whether `write` said that it is full, and 'drain' will come."""
        state = self._writableState
        return state.needDrain and not state.destroyed and not state.ending

    @property
    def writableHighWaterMark(self) -> int:
        """How much may wait before `write` returns False."""
        return self._writableState.highWaterMark

    @property
    def writableCorked(self) -> int:
        """How many `uncork` are missing."""
        return self._writableState.corked

    @property
    def writableLength(self) -> int:
        """How many bytes, characters or objects wait, the one under way included."""
        return self._writableState.length

    @property
    def writableAborted(self) -> bool:
        """Whether the stream was destroyed, or failed, before it finished."""
        state = self._writableState
        return state.writable is not False and bool(state.destroyed or state.errored) and not state.finished

    @staticmethod
    def toWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """A WritableStream of a Writable."""
        return to_web.writable_to_web(stream)

    @staticmethod
    def fromWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """A Writable of a WritableStream. Options: highWaterMark, decodeStrings, objectMode, signal."""
        return from_web.writable_from_web(Writable, stream, options)

    def _is_complete(self) -> bool:
        return self.writableFinished


# -- one chunk at a time to `_write`, the rest in a buffer ----------------------------------------------------


def _start_write(stream: Writable, state: WritableState, chunk: Any, encoding: str, done: Done | None) -> None:
    state.writelen = 1 if state.objectMode else len(chunk)
    state.writecb = done
    state.writing = state.sync = state.expectWriteCb = True
    if state.destroyed:
        stream._on_write(failure("ERR_STREAM_DESTROYED", "write"))
    else:
        engine.take_result(fit(stream._write, 3)(chunk, encoding, stream._on_write))
    state.sync = False


def _write_all(stream: Writable, state: WritableState, writev: Callback) -> None:
    """Give everything that waits to `_writev`."""
    waiting = list(state.buffered)
    state.pendingcb -= len(waiting) - 1
    callbacks = [done for _, _, done in waiting if done is not None]
    chunks = [record.Record(chunk=chunk, encoding=encoding) for chunk, encoding, _ in waiting]

    def all_done(error: object) -> None:
        for done in callbacks:
            done(error)

    state.writelen = state.length
    state.writecb = all_done if callbacks else None
    state.writing = state.sync = state.expectWriteCb = True
    engine.take_result(fit(writev, 2)(chunks, stream._on_write))
    state.sync = False
    for _ in waiting[: len(state.buffered)]:
        state.buffered.popleft()


def _write_failed(stream: Writable, state: WritableState, error: object, done: Done | None) -> None:
    state.pendingcb -= 1
    if done is not None:
        done(error)
    _error_buffer(state)
    error_or_destroy(stream, error)


def _after_write_later(stream: Writable, state: WritableState, done: Done | None) -> None:
    """`_write` called back at once: what follows is a tick, shared by chunks with the same callback."""
    if done is None:
        needs_tick = (state.needDrain and not state.length) or state.objectMode
        if not state.afterWritePending and needs_tick:
            state.afterWritePending = True
            engine.next_tick(_after_write, stream, state, 1, None)
            return
    elif state.afterWriteTick is not None and state.afterWriteTick.done is done:
        state.afterWriteTick.count += 1
        return
    else:
        state.afterWriteTick = tick = AfterWrite(done)
        state.afterWritePending = True
        engine.next_tick(_after_write_tick, stream, state, tick)
        return
    state.pendingcb -= 1
    if state.ending:
        _finish_maybe(stream, state, sync=True)


def _after_write_tick(stream: Writable, state: WritableState, tick: AfterWrite) -> None:
    state.afterWriteTick = None
    _after_write(stream, state, tick.count, tick.done)


def _after_write(stream: Writable, state: WritableState, count: int, done: Done | None) -> None:
    state.afterWritePending = False
    if state.needDrain and not state.ending and not state.destroyed and not state.length:
        state.needDrain = False
        stream.emit("drain")
    for _ in range(count):
        state.pendingcb -= 1
        if done is not None:
            done(None)
    if state.destroyed:
        _error_buffer(state)
    if state.ending:
        _finish_maybe(stream, state, sync=True)


def _error_buffer(state: WritableState) -> None:
    """Call the callbacks of what will not be written any more."""
    if state.writing:
        return
    for chunk, _, done in list(state.buffered):
        state.length -= 1 if state.objectMode else len(chunk)
        if done is not None:
            done(state.errored or failure("ERR_STREAM_DESTROYED", "write"))
    _call_finished(state, state.errored or failure("ERR_STREAM_DESTROYED", "end"))
    state.buffered.clear()


def _clear_buffer(stream: Writable, state: WritableState) -> None:
    """Write what waits: all at once with `_writev`, else one after the other."""
    if state.destroyed or state.bufferProcessing or state.corked or not state.buffered or not state.constructed:
        return
    state.bufferProcessing = True
    if len(state.buffered) > 1 and stream._writev is not None:
        _write_all(stream, state, stream._writev)
    else:
        while state.buffered and not state.writing:
            _start_write(stream, state, *state.buffered.popleft())
    state.bufferProcessing = False


# -- the end --------------------------------------------------------------------------------------------


def _finish_maybe(stream: Writable, state: WritableState, *, sync: bool = False) -> None:
    """Finish if `end` was called and everything is out."""
    if not state.must_finish():
        return
    _prefinish(stream, state)
    if state.pendingcb:
        return
    if sync:
        state.pendingcb += 1
        engine.next_tick(_finish_later, stream, state)
    elif state.must_finish():
        state.pendingcb += 1
        _finish(stream, state)


def _finish_later(stream: Writable, state: WritableState) -> None:
    if state.must_finish():
        _finish(stream, state)
    else:
        state.pendingcb -= 1


def _prefinish(stream: Writable, state: WritableState) -> None:
    """Call `_final`, if there is one, and emit 'prefinish' when it has called back."""
    if state.prefinished or state.finalCalled:
        return
    state.finalCalled = True
    if stream._final is None or state.destroyed:
        state.prefinished = True
        stream.emit("prefinish")
        return

    def on_final(error: object = None, *_: object) -> None:
        _finalized(stream, state, error)

    state.sync = True
    state.pendingcb += 1
    try:
        engine.take_result(fit(stream._final, 1)(on_final))
    except Exception as error:
        _finalized(stream, state, thrown(error))
    state.sync = False


def _finalized(stream: Writable, state: WritableState, error: object) -> None:
    """`_final` has called back."""
    if state.prefinished:
        error_or_destroy(stream, error or failure("ERR_MULTIPLE_CALLBACK"))
        return
    state.pendingcb -= 1
    if error:
        _call_finished(state, error)
        error_or_destroy(stream, error, sync=state.sync)
    elif state.must_finish():
        state.prefinished = True
        stream.emit("prefinish")
        state.pendingcb += 1
        engine.next_tick(_finish, stream, state)


def _finish(stream: Writable, state: WritableState) -> None:
    state.pendingcb -= 1
    state.finished = True
    _call_finished(state, None)
    stream.emit("finish")
    destroy_if_over(stream)


def _call_finished(state: WritableState, error: object) -> None:
    callbacks, state.onFinished = state.onFinished, []
    for callback in callbacks:
        callback(error)


def _call_when_finished(state: WritableState, done: Done, error: NodeError | None) -> None:
    """Call the callback of `end`, in a tick when there is an error or nothing to wait for."""
    if error is not None or state.errored:
        engine.next_tick(done, error if error is not None else state.errored)
    elif state.finished:
        engine.next_tick(done, None)
    else:
        state.onFinished.append(done)
