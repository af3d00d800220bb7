"""How chunks go through a Readable: from its source into its buffer, and out to those who read.

What must stay true: these are functions, since a subclass may call its own methods as it likes; a chunk that comes
while the stream flows and nothing waits is emitted at once, everything else in ticks; 'end' comes after the last chunk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit
from .._loop.current import engine
from .base import destroy_if_over, error_or_destroy, thrown

if TYPE_CHECKING:
    from .readable import Readable
    from .states import ReadableState

# -- in -------------------------------------------------------------------------------------------------


def add_chunk(stream: Readable, state: ReadableState, chunk: object, *, first: bool = False) -> None:
    """Emit a chunk, or keep it."""
    if state.flowing and state.dataListening and not state.sync and not state.length:
        state.awaitDrainWriters.clear()
        state.dataEmitted = True
        stream.emit("data", chunk)
    else:
        state.keep(chunk, first=first)
        if state.needReadable:
            emit_readable(stream, state)
    maybe_read_more(stream, state)


def end_of_source(stream: Readable, state: ReadableState) -> bool:
    """There will be no more data; returns that none is wanted."""
    state.reading = False
    if state.ended:
        return False
    if state.decoder is not None:
        rest = state.decoder.decode(b"", True)
        if rest:
            state.keep(rest)
    state.ended = True
    if state.sync:
        if state.flowing or state.needReadable or stream.listenerCount("readable"):
            emit_readable(stream, state)
        else:
            state.endUnheard = True
    else:
        state.needReadable = False
        state.emittedReadable = True
        _emit_readable_now(stream, state)
    return False


def maybe_read_more(stream: Readable, state: ReadableState) -> None:
    """See in a tick whether the buffer should be filled further."""
    if not state.readingMore and not state.reading and state.constructed:
        state.readingMore = True
        engine.next_tick(_read_more, stream, state)


def _read_more(stream: Readable, state: ReadableState) -> None:
    while not state.reading and not state.ended:
        length = state.length
        if length >= state.highWaterMark and not (state.flowing and not length):
            break
        stream.read(0)
        if length == state.length:  # nothing came
            break
    state.readingMore = False


# -- out ------------------------------------------------------------------------------------------------


def ask_source(stream: Readable, state: ReadableState) -> None:
    state.reading = state.sync = True
    if not state.length:
        state.needReadable = True
    _call_read(stream, state)


def _call_read(stream: Readable, state: ReadableState) -> None:
    try:
        engine.take_result(fit(stream._read, 1)(state.highWaterMark))
    except Exception as error:
        error_or_destroy(stream, thrown(error))
    state.sync = False


def take(stream: Readable, state: ReadableState, size: int | None, count: int) -> object:
    """Remove `count` from the buffer and return it; schedule 'end' if the buffer is now empty."""
    data = state.take(count) if count > 0 else None
    if data is None:
        if state.length <= state.highWaterMark:
            state.needReadable = True
        count = 0
    else:
        state.awaitDrainWriters.clear()
    if not state.length:
        if not state.ended:
            state.needReadable = True
        if size != count and state.ended:
            end_readable(stream, state)
    if data is not None and not (state.errorEmitted or state.closeEmitted):
        state.dataEmitted = True
        stream.emit("data", data)
    return data


# -- events ---------------------------------------------------------------------------------------------


def emit_readable(stream: Readable, state: ReadableState) -> None:
    """'readable' in a tick, once."""
    state.needReadable = False
    if not state.emittedReadable:
        state.emittedReadable = True
        engine.next_tick(_emit_readable_now, stream, state)


def _emit_readable_now(stream: Readable, state: ReadableState) -> None:
    """'readable', and what flows."""
    if not state.destroyed and not state.errored and (state.length or state.ended):
        stream.emit("readable")
        state.emittedReadable = False
    if not state.flowing and not state.ended and state.length <= state.highWaterMark:
        state.needReadable = True
    _flow(stream, state)


def _flow(stream: Readable, state: ReadableState) -> None:
    """Emit what there is while the stream flows."""
    if state.flowing and state.dataListening and len(state.buffer) == 1 and state.decoder is None:
        _flow_in_step(stream, state)
    while state.flowing and stream.read() is not None:
        pass


def _flow_in_step(stream: Readable, state: ReadableState) -> None:
    """Ask for the next chunk, then emit the one that waits; nothing is fetched beyond that while one chunk is all."""
    state.stepping = True
    while state.stepping and state.flowing and len(state.buffer) == 1 and state.may_step():
        chunk = state.take(state.length)
        _ask_next(stream, state)
        if not (state.errorEmitted or state.closeEmitted):
            state.dataEmitted = True
            stream.emit("data", chunk)


def _ask_next(stream: Readable, state: ReadableState) -> None:
    state.reading = state.sync = True
    scheduled, state.readingMore = state.readingMore, True
    _call_read(stream, state)
    state.readingMore = scheduled
    if len(state.buffer) > 1 or not state.stepping:
        maybe_read_more(stream, state)


def resume(stream: Readable, state: ReadableState) -> None:
    if not state.reading:
        stream.read(0)
    state.resumeScheduled = False
    stream.emit("resume")
    _flow(stream, state)
    if state.flowing and not state.reading:
        stream.read(0)


def update_listening(stream: Readable, state: ReadableState) -> None:
    """A 'readable' listener was removed: data flows again unless it is read in another way."""
    state.readableListening = stream.listenerCount("readable") > 0
    if state.resumeScheduled and state.paused is False:
        state.flowing = True
    elif state.dataListening:
        stream.resume()
    elif not state.readableListening:
        state.flowing = None


def end_readable(stream: Readable, state: ReadableState) -> None:
    """'end' in a tick."""
    if not state.endEmitted and not state.endScheduled:
        state.ended = state.endScheduled = True
        engine.next_tick(_end, stream, state)


def _end(stream: Readable, state: ReadableState) -> None:
    state.endScheduled = False
    if state.errored or state.closeEmitted or state.endEmitted or state.length:
        return
    state.endEmitted = True
    stream.emit("end")
    if getattr(stream, "writable", False) and getattr(stream, "allowHalfOpen", True) is False:
        engine.next_tick(_end_other_side, stream)
    else:
        destroy_if_over(stream)


def _end_other_side(stream: Any) -> None:
    if stream.writable and not stream.writableEnded and not stream.destroyed:
        stream.end()
