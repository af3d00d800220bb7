"""What can be asked about anything that may be a stream, ours or another library's.

What must stay true: True and False are answers; None means that the thing is no such stream, or does not show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, cast

from .._events.event import field
from .._js.arity import is_function
from .._js.iterators import ASYNC_ITERATOR, ITERATOR, opener, steps
from .._loop.async_iterators import async_steps
from ..values import undefined
from .failures import no_destination

if TYPE_CHECKING:
    from .protocols import StreamLike, WritableLike


class _Sides(NamedTuple):
    """The states of a stream's sides; None for a side that it does not have or does not show."""

    readable: Any
    writable: Any


def _has(thing: object, *methods: str) -> bool:
    return all(is_function(getattr(thing, method, None)) for method in methods)


def sides(stream: object) -> _Sides:
    """The states of a stream's two sides."""
    return _Sides(getattr(stream, "_readableState", None), getattr(stream, "_writableState", None))


def is_readable_stream(thing: object, *, strict: bool = False) -> bool:
    """Whether it has a side to read from; `strict`: one that can be paused."""
    if thing is None or not _has(thing, "pipe", "on") or (strict and not _has(thing, "pause", "resume")):
        return False
    r, w = sides(thing)
    return w is None or (r is not None and r.readable is not False)


def is_writable_stream(thing: object) -> bool:
    """Whether it has a side to write to."""
    if thing is None or not _has(thing, "write", "on"):
        return False
    r, w = sides(thing)
    return r is None or (w is not None and w.writable is not False)


def destination_of(thing: object) -> WritableLike:
    """What is piped to, if it can be: before anything is attached. Raises ERR_INVALID_ARG_TYPE."""
    if not _has(thing, "on", "emit") or isinstance(thing, type):
        raise no_destination(thing)
    return cast("WritableLike", thing)


def is_stream(thing: object) -> TypeGuard[StreamLike]:
    """Whether it is a stream at all."""
    if thing is None or isinstance(thing, type):
        return False
    return sides(thing) != (None, None) or _has(thing, "write", "on") or _has(thing, "pipe", "on")


def is_readable_web(thing: object) -> bool:
    """Whether it is a ReadableStream of the web."""
    return bool(thing) and not is_stream(thing) and _has(thing, "pipeThrough", "getReader", "cancel")


def is_writable_web(thing: object) -> bool:
    """Whether it is a WritableStream of the web."""
    return bool(thing) and not is_stream(thing) and _has(thing, "getWriter", "abort")


def is_transform_web(thing: object) -> bool:
    """Whether it is a pair of two streams, such as a TransformStream."""
    if not thing or is_stream(thing) or isinstance(thing, type):
        return False
    both = [field(thing, side) for side in ("readable", "writable")]
    return not any(side is undefined or isinstance(side, (bool, int, str)) for side in both)


def is_web_stream(thing: object) -> bool:
    """Whether it is any of these."""
    return is_readable_web(thing) or is_writable_web(thing) or is_transform_web(thing)


def is_web_side(stream: object) -> bool:
    """Whether it is a ReadableStream or a WritableStream of ours."""
    return _state_of_web(stream, "readable", "writable") is not None


def _state_of_web(stream: Any, *sides: str) -> object:
    """The state of a stream of the web of such a side; None for anything else."""
    return stream._state if getattr(stream, "_web_side", None) in sides else None


def is_iterable(thing: object, *, asynchronous: bool | None = None) -> bool:
    """Whether a loop can go over it, as it can over a plain object only where that has an iterator of its own."""
    if thing is None or isinstance(thing, type):
        return False
    plain = isinstance(thing, dict)
    is_async = opener(thing, ASYNC_ITERATOR) is not None or (not plain and hasattr(thing, "__aiter__"))
    is_sync = opener(thing, ITERATOR) is not None or (not plain and hasattr(thing, "__iter__"))
    if asynchronous is None:
        return is_async or is_sync
    return is_async if asynchronous else is_sync


def opened(thing: Any) -> tuple[Any, bool]:
    """The iterator of what `is_iterable`, and whether it is an asynchronous one, which goes first."""
    own = opener(thing, ASYNC_ITERATOR)
    if own is not None:
        return async_steps(own()), True
    if hasattr(thing, "__aiter__"):
        return thing.__aiter__(), True
    own = opener(thing, ITERATOR)
    return (iter(thing) if own is None else steps(own())), False


def isDestroyed(stream: object) -> bool | None:
    """Whether it was destroyed."""
    if not is_stream(stream):
        return None
    r, w = sides(stream)
    state = w or r
    return bool(getattr(stream, "destroyed", False) or (state is not None and state.destroyed))


def is_readable_finished(stream: object, *, strict: bool = True) -> bool | None:
    """Whether 'end' was emitted; not strictly: or is about to be."""
    r = sides(stream).readable
    if r is None or not is_readable_stream(stream):
        return None
    return not r.errored and bool(r.endEmitted or (not strict and r.ended and not r.length))


def is_writable_finished(stream: object, *, strict: bool = True) -> bool | None:
    """Whether everything was written; not strictly: or nothing waits any more."""
    if not is_writable_stream(stream):
        return None
    if getattr(stream, "writableFinished", None) is True:
        return True
    w = sides(stream).writable
    if w is None:
        return None
    return not w.errored and bool(w.finished or (not strict and w.ended and not w.length))


def is_writable_ended(stream: object) -> bool:
    """Whether `end` was called."""
    if getattr(stream, "writableEnded", None) is True:
        return True
    w = sides(stream).writable
    return w is not None and not w.errored and bool(w.ended)


def isReadable(stream: object) -> bool | None:
    """Whether there may be more to read. Node: stream.isReadable."""
    if (state := _state_of_web(stream, "readable")) is not None:
        return state == "readable"
    readable = getattr(stream, "readable", None)
    if type(readable) is not bool:
        return None
    if isDestroyed(stream):
        return False
    return is_readable_stream(stream) and readable and not is_readable_finished(stream)


def isWritable(stream: object) -> bool | None:
    """Whether it may be written to. Node: stream.isWritable."""
    if (state := _state_of_web(stream, "writable")) is not None:
        return state == "writable"
    writable = getattr(stream, "writable", None)
    if type(writable) is not bool:
        return None
    if isDestroyed(stream):
        return False
    return is_writable_stream(stream) and writable and not is_writable_ended(stream)


def is_finished(stream: object) -> bool | None:
    """Whether nothing more will happen on either side."""
    if not is_stream(stream):
        return None
    return bool(isDestroyed(stream)) or not (isReadable(stream) or isWritable(stream))


def stream_error(stream: object) -> object:
    """The error that a side failed with, the writable side's first; None without one."""
    r, w = sides(stream)
    return (w is not None and w.errored) or (r is not None and r.errored) or None


def is_closed(stream: object) -> bool:
    """Whether it says that it gave everything back."""
    return getattr(stream, "closed", None) is True


def will_emit_close(stream: object) -> bool:
    """Whether 'close' is still to come."""
    r, w = sides(stream)
    state = w or r
    return state is not None and bool(state.autoDestroy and state.emitClose and not state.closed)


def is_request_of_server(stream: object) -> bool:
    """Whether it is a request that a server got."""
    if not all(type(getattr(stream, name, None)) is bool for name in ("_consuming", "_dumped")):
        return False
    return getattr(getattr(stream, "req", None), "upgradeOrConnect", None) is None  # which the client's own have


def is_request_of_client(stream: object) -> bool:
    """Whether it is a request that a client makes."""
    return hasattr(stream, "setHeader") and is_function(getattr(stream, "abort", None))


def isErrored(stream: object) -> bool:
    """Whether it has failed. Node: stream.isErrored."""
    if (state := _state_of_web(stream, "readable", "writable")) is not None:
        return state == "errored"
    r, w = sides(stream)
    side = r or w
    return side is not None and bool(side.errorEmitted)


def isDisturbed(stream: object) -> bool:
    """Whether it was read from or given up. Node: stream.isDisturbed."""
    if _state_of_web(stream, "readable") is not None:
        return bool(getattr(stream, "_disturbed", False))
    return bool(getattr(stream, "readableDidRead", False) or getattr(stream, "readableAborted", False))
