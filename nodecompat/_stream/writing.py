"""How data moves through a writable stream: one chunk at a time to `_write`, the rest in a buffer.

What must stay true: chunks go out in the order of the calls, and their callbacks come in that order, never inside the
call of `write`; 'drain' comes before the callback of the chunk that made room; 'finish' after all callbacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit
from .._loop.current import engine
from .base import error_or_destroy, thrown
from .failures import multiple_callback, stream_destroyed

if TYPE_CHECKING:
    from .states import Done, WritableState
    from .writable import Writable


class Chunk(dict[str, Any]):
    """One of the chunks that `_writev` gets: `chunk` and `encoding`, as items or attributes."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def write_or_buffer(stream: Writable, state: WritableState, chunk: Any, encoding: str, done: Done | None) -> bool:
    """Write a chunk now if nothing stands in its way. Returns whether there is room for more."""
    length = 1 if state.objectMode else len(chunk)
    state.length += length
    if state.writing or state.corked or state.errored or not state.constructed:
        state.buffered.append((chunk, encoding, done))
    else:
        state.writelen = length
        state.writecb = done
        state.writing = state.sync = state.expectWriteCb = True
        engine.take_result(fit(stream._write, 3)(chunk, encoding, stream._on_write))
        state.sync = False
    room = state.length < state.highWaterMark or not state.length
    if not room:
        state.needDrain = True
    return room and not state.destroyed and not state.errored


def on_write(stream: Writable, error: Any) -> None:
    """`_write` has called back."""
    state: WritableState = stream._writableState
    if not state.expectWriteCb:
        error_or_destroy(stream, multiple_callback())
        return
    sync, done = state.sync, state.writecb
    state.writecb = None
    state.writing = state.expectWriteCb = False
    state.length -= state.writelen
    state.writelen = 0
    if error:
        for side in stream._states:
            if not side.errored:
                side.errored = error
        if sync:
            engine.next_tick(_write_failed, stream, state, error, done)
        else:
            _write_failed(stream, state, error, done)
        return
    if state.buffered:
        clear_buffer(stream, state)
    if sync:
        _after_write_later(stream, state, done)
    else:
        _after_write(stream, state, 1, done)


def _write_failed(stream: Writable, state: WritableState, error: Any, done: Done | None) -> None:
    state.pendingcb -= 1
    if done is not None:
        done(error)
    error_buffer(state)
    error_or_destroy(stream, error)


def _after_write_later(stream: Writable, state: WritableState, done: Done | None) -> None:
    """`_write` called back at once: what follows is a tick, shared by chunks with the same callback."""
    needs_tick = (state.needDrain and not state.length) or state.objectMode or done is not None
    if done is None:
        if not state.afterWritePending and needs_tick:
            state.afterWritePending = True
            engine.next_tick(_after_write, stream, state, 1, None)
            return
    elif state.afterWriteTick is not None and state.afterWriteTick[1] is done:
        state.afterWriteTick[0] += 1
        return
    else:
        state.afterWriteTick = tick = [1, done]
        state.afterWritePending = True
        engine.next_tick(_after_write_tick, stream, state, tick)
        return
    state.pendingcb -= 1
    if state.ending:
        finish_maybe(stream, state, sync=True)


def _after_write_tick(stream: Writable, state: WritableState, tick: list[Any]) -> None:
    state.afterWriteTick = None
    _after_write(stream, state, tick[0], tick[1])


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
        error_buffer(state)
    if state.ending:
        finish_maybe(stream, state, sync=True)


def error_buffer(state: WritableState) -> None:
    """Tell those that wait that nothing will be written any more."""
    if state.writing:
        return
    waiting = list(state.buffered)
    for chunk, _, done in waiting:
        state.length -= 1 if state.objectMode else len(chunk)
        if done is not None:
            done(state.errored or stream_destroyed("write"))
    _call_finished(state, state.errored or stream_destroyed("end"))
    state.buffered.clear()


def clear_buffer(stream: Writable, state: WritableState) -> None:
    """Write what waits: all at once with `_writev`, else one after the other."""
    if state.destroyed or state.bufferProcessing or state.corked or not state.buffered or not state.constructed:
        return
    state.bufferProcessing = True
    buffered = state.buffered
    if len(buffered) > 1 and stream._writev is not None:
        waiting = list(buffered)
        state.pendingcb -= len(waiting) - 1
        callbacks = [done for _, _, done in waiting if done is not None]
        chunks = [Chunk(chunk=chunk, encoding=encoding) for chunk, encoding, _ in waiting]
        _start(stream, state, state.length, _call_all(callbacks) if callbacks else None)
        _write_many(stream, state, chunks)
        for _ in waiting[: len(buffered)]:
            buffered.popleft()
    else:
        while buffered and not state.writing:
            chunk, encoding, done = buffered.popleft()
            _start(stream, state, 1 if state.objectMode else len(chunk), done)
            _write_one(stream, state, chunk, encoding)
    state.bufferProcessing = False


def _call_all(callbacks: list[Done]) -> Done:
    def done(error: Any) -> None:
        for callback in callbacks:
            callback(error)

    return done


def _start(stream: Writable, state: WritableState, length: int, done: Done | None) -> None:
    state.writelen = length
    state.writecb = done
    state.writing = state.sync = state.expectWriteCb = True


def _write_one(stream: Writable, state: WritableState, chunk: Any, encoding: str) -> None:
    if state.destroyed:
        on_write(stream, stream_destroyed("write"))
    else:
        engine.take_result(fit(stream._write, 3)(chunk, encoding, stream._on_write))
    state.sync = False


def _write_many(stream: Writable, state: WritableState, chunks: list[Chunk]) -> None:
    if state.destroyed:
        on_write(stream, stream_destroyed("write"))
    else:
        engine.take_result(fit(stream._writev, 2)(chunks, stream._on_write))
    state.sync = False


# -- the end --------------------------------------------------------------------------------------------


def _must_finish(state: WritableState) -> bool:
    return (
        state.ending
        and state.constructed
        and not state.length
        and not (state.buffered or state.bufferProcessing)
        and not (state.destroyed or state.finished or state.writing)
        and not (state.errored or state.errorEmitted or state.closeEmitted)
    )


def finish_maybe(stream: Writable, state: WritableState, *, sync: bool = False) -> None:
    """Finish if `end` was called and everything is out."""
    if not _must_finish(state):
        return
    _prefinish(stream, state)
    if state.pendingcb:
        return
    if sync:
        state.pendingcb += 1
        engine.next_tick(_finish_later, stream, state)
    elif _must_finish(state):
        state.pendingcb += 1
        _finish(stream, state)


def _finish_later(stream: Writable, state: WritableState) -> None:
    if _must_finish(state):
        _finish(stream, state)
    else:
        state.pendingcb -= 1


def _prefinish(stream: Writable, state: WritableState) -> None:
    if state.prefinished or state.finalCalled:
        return
    state.finalCalled = True
    if stream._final is None or state.destroyed:
        state.prefinished = True
        stream.emit("prefinish")
        return
    state.sync = True
    state.pendingcb += 1
    try:
        engine.take_result(fit(stream._final, 1)(lambda error=None: _on_final(stream, state, error)))
    except Exception as error:
        _on_final(stream, state, thrown(error))
    state.sync = False


def _on_final(stream: Writable, state: WritableState, error: Any) -> None:
    if state.prefinished:
        error_or_destroy(stream, multiple_callback() if error is None else error)
        return
    state.pendingcb -= 1
    if error:
        _call_finished(state, error)
        error_or_destroy(stream, error, sync=state.sync)
    elif _must_finish(state):
        state.prefinished = True
        stream.emit("prefinish")
        state.pendingcb += 1
        engine.next_tick(_finish, stream, state)


def _finish(stream: Writable, state: WritableState) -> None:
    state.pendingcb -= 1
    state.finished = True
    _call_finished(state, None)
    stream.emit("finish")
    other = stream._readableState
    if state.autoDestroy and (other is None or (other.autoDestroy and (other.endEmitted or other.readable is False))):
        stream.destroy()


def _call_finished(state: WritableState, error: Any) -> None:
    callbacks, state.onFinished = state.onFinished, []
    for callback in callbacks:
        callback(error)
