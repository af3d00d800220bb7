"""How data moves through a readable stream: into its buffer, out of it, and when the events come.

What must stay true: a chunk that is pushed while the stream flows and nothing waits is emitted at once, outside
`_read`; everything else happens in ticks, so that listeners added in the same turn see all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import OutOfRangeError
from .._js.arity import fit
from .._loop.current import engine
from ..values import undefined
from .base import error_or_destroy, thrown
from .encodings import encode
from .failures import no_data, push_after_end, unshift_after_end

if TYPE_CHECKING:
    from .readable import Readable
    from .states import ReadableState

_GIB = 0x40000000


# -- in -------------------------------------------------------------------------------------------------


def push(stream: Readable, chunk: Any, encoding: str | None) -> bool:
    """Data from the source, or None for its end. Returns whether more is wanted."""
    state: ReadableState = stream._readableState
    if chunk is None:
        state.reading = False
        end_of_source(stream, state)
        return False
    decoded = bool(encoding)
    if not state.objectMode:
        if type(chunk) is bytes:
            decoded = False
        else:
            chunk, decoded = _as_bytes(stream, state, chunk, encoding)
            if chunk is None:
                return False
        if not chunk:
            state.reading = False
            maybe_read_more(stream, state)
            return can_push_more(state)
    if state.ended:
        error_or_destroy(stream, push_after_end())
        return False
    if state.destroyed or state.errored:
        return False
    state.reading = False
    if state.decoder is not None and not decoded:
        if not isinstance(chunk, str):
            chunk = state.decoder.decode(chunk)
        if not chunk and not state.objectMode:
            maybe_read_more(stream, state)
            return can_push_more(state)
    add_chunk(stream, state, chunk)
    return can_push_more(state)


def _as_bytes(stream: Readable, state: ReadableState, chunk: Any, encoding: str | None) -> tuple[Any, bool]:
    """A chunk as bytes, or as text that needs no decoding (True); None for what is neither."""
    if isinstance(chunk, str):
        encoding = encoding or state.defaultEncoding
        return (chunk, True) if state.encoding == encoding else (encode(chunk, encoding), False)
    if chunk is undefined:
        return b"", False
    if isinstance(chunk, (bytes, bytearray, memoryview)) or type(chunk).__name__ in ("array", "ndarray"):
        return bytes(chunk), False
    error_or_destroy(stream, no_data(chunk))
    return None, False


def unshift(stream: Readable, chunk: Any, encoding: str | None) -> bool:
    """Put data back, to be read first. Returns whether more is wanted."""
    state: ReadableState = stream._readableState
    if chunk is None:
        state.reading = False
        end_of_source(stream, state)
        return False
    if not state.objectMode:
        chunk, decoded = _as_bytes(stream, state, chunk, encoding)
        if chunk is None:
            return False
        if state.decoder is not None and state.encoding and not decoded and isinstance(chunk, bytes):
            from .encodings import decoder

            chunk = decoder(state.encoding).decode(chunk, True)
        if not chunk:
            return can_push_more(state)
    if state.endEmitted:
        error_or_destroy(stream, unshift_after_end())
    elif state.destroyed or state.errored:
        return False
    else:
        add_chunk(stream, state, chunk, first=True)
    return can_push_more(state)


def can_push_more(state: ReadableState) -> bool:
    """Whether there is room, or nothing at all."""
    return not state.ended and (state.length < state.highWaterMark or state.length == 0)


def add_chunk(stream: Readable, state: ReadableState, chunk: Any, *, first: bool = False) -> None:
    """Emit a chunk, or keep it."""
    if state.flowing and state.dataListening and not state.sync and not state.length:
        state.awaitDrainWriters.clear()
        state.dataEmitted = True
        stream.emit("data", chunk)
    else:
        state.length += 1 if state.objectMode else len(chunk)
        if first:
            _trim(state)
            state.buffer.appendleft(chunk)
        else:
            state.buffer.append(chunk)
        if state.needReadable:
            emit_readable(stream)
    maybe_read_more(stream, state)


def end_of_source(stream: Readable, state: ReadableState) -> None:
    """There will be no more data."""
    if state.ended:
        return
    if state.decoder is not None:
        rest = state.decoder.decode(b"", True)
        if rest:
            state.buffer.append(rest)
            state.length += 1 if state.objectMode else len(rest)
    state.ended = True
    if state.sync:
        emit_readable(stream)
    else:
        state.needReadable = False
        state.emittedReadable = True
        emit_readable_now(stream)


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


def read(stream: Readable, size: int | None) -> Any:
    """What `Readable.read` does; size None: everything, or a chunk while flowing."""
    state: ReadableState = stream._readableState
    if size is not None and size > state.highWaterMark:
        state.highWaterMark = _next_mark(size)
    if size != 0:
        state.emittedReadable = False
    elif state.needReadable and (state.ended or _is_full(state)):
        if not state.length and state.ended:
            end_readable(stream)
        else:
            emit_readable(stream)
        return None
    count = _how_much(size, state)
    if not count and state.ended:
        if not state.length:
            end_readable(stream)
        return None
    wanted = state.needReadable or not state.length or state.length - count < state.highWaterMark
    if wanted and state.constructed and not (state.reading or state.ended or state.destroyed or state.errored):
        _ask_source(stream, state)
        if not state.reading:
            count = _how_much(size, state)
    return _take(stream, state, size, count)


def _ask_source(stream: Readable, state: ReadableState) -> None:
    state.reading = state.sync = True
    if not state.length:
        state.needReadable = True
    try:
        engine.take_result(fit(stream._read, 1)(state.highWaterMark))
    except Exception as error:
        error_or_destroy(stream, thrown(error))
    state.sync = False


def _take(stream: Readable, state: ReadableState, size: int | None, count: int) -> Any:
    """Give out so much, if it is there, and see about the end."""
    data = from_buffer(count, state) if count > 0 else None
    if data is None:
        if state.length <= state.highWaterMark:
            state.needReadable = True
        count = 0
    else:
        state.length -= count
        state.awaitDrainWriters.clear()
    if not state.length:
        if not state.ended:
            state.needReadable = True
        if size != count and state.ended:
            end_readable(stream)
    if data is not None and not (state.errorEmitted or state.closeEmitted):
        state.dataEmitted = True
        stream.emit("data", data)
    return data


def _is_full(state: ReadableState) -> bool:
    return state.length >= state.highWaterMark if state.highWaterMark else state.length > 0


def _next_mark(size: int) -> int:
    """The next power of two. Raises ERR_OUT_OF_RANGE."""
    if size > _GIB:
        raise OutOfRangeError("size", "<= 1GiB", size)
    return 1 << (size - 1).bit_length()


def _how_much(size: int | None, state: ReadableState) -> int:
    if (size is not None and size <= 0) or (not state.length and state.ended):
        return 0
    if state.objectMode:
        return 1
    if size is None:
        return len(state.buffer[0]) - state.offset if state.flowing and state.length else state.length
    if size <= state.length:
        return size
    return state.length if state.ended else 0


def _trim(state: ReadableState) -> None:
    """Cut off what was taken of the first chunk."""
    if state.offset:
        state.buffer[0] = state.buffer[0][state.offset :]
        state.offset = 0


def from_buffer(count: int, state: ReadableState) -> Any:
    """Take so much out of the buffer; None when it is empty."""
    buffer = state.buffer
    if not state.length:
        return None
    if state.objectMode:
        return buffer.popleft()
    first, offset = buffer[0], state.offset
    there = len(first) - offset
    if count < there:
        state.offset = offset + count
        return first[offset : offset + count]
    parts = []
    while count > 0:
        _trim(state)
        if len(buffer[0]) > count:
            parts.append(buffer[0][:count])
            state.offset = count
            break
        parts.append(buffer.popleft())
        count -= len(parts[-1])
    return parts[0] if len(parts) == 1 else parts[0][:0].join(parts)


# -- events ---------------------------------------------------------------------------------------------


def emit_readable(stream: Readable) -> None:
    """'readable' in a tick, once."""
    state: ReadableState = stream._readableState
    state.needReadable = False
    if not state.emittedReadable:
        state.emittedReadable = True
        engine.next_tick(emit_readable_now, stream)


def emit_readable_now(stream: Readable) -> None:
    """'readable', and what flows."""
    state: ReadableState = stream._readableState
    if not state.destroyed and not state.errored and (state.length or state.ended):
        stream.emit("readable")
        state.emittedReadable = False
    if not state.flowing and not state.ended and state.length <= state.highWaterMark:
        state.needReadable = True
    flow(stream)


def flow(stream: Readable) -> None:
    """Emit what there is while the stream flows."""
    state: ReadableState = stream._readableState
    while state.flowing and stream.read() is not None:
        pass


def resume(stream: Readable, state: ReadableState) -> None:
    """Flow from the next tick on."""
    if not state.resumeScheduled:
        state.resumeScheduled = True
        engine.next_tick(_resume, stream, state)


def _resume(stream: Readable, state: ReadableState) -> None:
    if not state.reading:
        stream.read(0)
    state.resumeScheduled = False
    stream.emit("resume")
    flow(stream)
    if state.flowing and not state.reading:
        stream.read(0)


def update_listening(stream: Readable) -> None:
    """A 'readable' listener has gone: flow again if nobody else reads."""
    state: ReadableState = stream._readableState
    state.readableListening = stream.listenerCount("readable") > 0
    if state.resumeScheduled and state.paused is False:
        state.flowing = True
    elif state.dataListening:
        stream.resume()
    elif not state.readableListening:
        state.flowing = None


def end_readable(stream: Readable) -> None:
    """'end' in a tick."""
    state: ReadableState = stream._readableState
    if not state.endEmitted:
        state.ended = True
        engine.next_tick(_end, state, stream)


def _end(state: ReadableState, stream: Readable) -> None:
    if state.errored or state.closeEmitted or state.endEmitted or state.length:
        return
    state.endEmitted = True
    stream.emit("end")
    other: Any = stream._writableState
    if getattr(stream, "writable", False) and getattr(stream, "allowHalfOpen", True) is False:
        engine.next_tick(_end_other_side, stream)
    elif state.autoDestroy and (other is None or (other.autoDestroy and (other.finished or other.writable is False))):
        stream.destroy()


def _end_other_side(stream: Any) -> None:
    if stream.writable and not stream.writableEnded and not stream.destroyed:
        stream.end()
