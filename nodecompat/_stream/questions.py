"""What can be asked about anything that may be a stream, ours or somebody else's.

What must stay true: True and False are answers; None says that it is no such stream, or doesn't tell.
"""

from __future__ import annotations

from typing import Any


def _has(thing: Any, *methods: str) -> bool:
    return all(callable(getattr(thing, method, None)) for method in methods)


def is_readable_stream(thing: Any, *, strict: bool = False) -> bool:
    """Whether it has a side to read from."""
    if thing is None or not _has(thing, "pipe", "on") or (strict and not _has(thing, "pause", "resume")):
        return False
    r, w = getattr(thing, "_readableState", None), getattr(thing, "_writableState", None)
    return w is None or (r is not None and r.readable is not False)


def is_writable_stream(thing: Any) -> bool:
    """Whether it has a side to write to."""
    if thing is None or not _has(thing, "write", "on"):
        return False
    r, w = getattr(thing, "_readableState", None), getattr(thing, "_writableState", None)
    return r is None or (w is not None and w.writable is not False)


def is_stream(thing: Any) -> bool:
    """Whether it is a stream at all."""
    if thing is None or isinstance(thing, type):
        return False
    if getattr(thing, "_readableState", None) is not None or getattr(thing, "_writableState", None) is not None:
        return True
    return _has(thing, "write", "on") or _has(thing, "pipe", "on")


def is_iterable(thing: Any, *, asynchronous: bool | None = None) -> bool:
    """Whether a loop can go over it."""
    if thing is None or isinstance(thing, type):
        return False
    is_async, is_sync = hasattr(thing, "__aiter__"), hasattr(thing, "__iter__")
    if asynchronous is None:
        return is_async or is_sync
    return is_async if asynchronous else is_sync


def _states(stream: Any) -> tuple[Any, Any]:
    return getattr(stream, "_readableState", None), getattr(stream, "_writableState", None)


def isDestroyed(stream: Any) -> bool | None:
    """Whether it was destroyed."""
    if not is_stream(stream):
        return None
    r, w = _states(stream)
    state = w or r
    return bool(getattr(stream, "destroyed", False) or (state is not None and state.destroyed))


def is_readable_finished(stream: Any, *, strict: bool = True) -> bool | None:
    """Whether 'end' was emitted; not strictly: or is about to be."""
    if not is_readable_stream(stream):
        return None
    r, _ = _states(stream)
    if r is None:
        return None
    if r.errored:
        return False
    return bool(r.endEmitted or (not strict and r.ended and not r.length))


def is_writable_finished(stream: Any, *, strict: bool = True) -> bool | None:
    """Whether everything was written; not strictly: or nothing waits any more."""
    if not is_writable_stream(stream):
        return None
    if getattr(stream, "writableFinished", None) is True:
        return True
    _, w = _states(stream)
    if w is None:
        return None
    if w.errored:
        return False
    return bool(w.finished or (not strict and w.ended and not w.length))


def _is_writable_ended(stream: Any) -> bool | None:
    if not is_writable_stream(stream):
        return None
    if getattr(stream, "writableEnded", None) is True:
        return True
    _, w = _states(stream)
    if w is None:
        return None
    return False if w.errored else bool(w.ended)


def isReadable(stream: Any) -> bool | None:
    """Whether there may be more to read. Node: stream.isReadable."""
    if type(getattr(stream, "readable", None)) is not bool:
        return None
    if isDestroyed(stream):
        return False
    return is_readable_stream(stream) and stream.readable and not is_readable_finished(stream)


def isWritable(stream: Any) -> bool | None:
    """Whether it may be written to. Node: stream.isWritable."""
    if type(getattr(stream, "writable", None)) is not bool:
        return None
    if isDestroyed(stream):
        return False
    return is_writable_stream(stream) and stream.writable and not _is_writable_ended(stream)


def is_finished(stream: Any) -> bool | None:
    """Whether nothing more will happen on either side."""
    if not is_stream(stream):
        return None
    return bool(isDestroyed(stream)) or not (isReadable(stream) or isWritable(stream))


def stream_error(stream: Any, *, writable: bool) -> Any:
    """The error a side failed with."""
    if not is_stream(stream):
        return None
    state = _states(stream)[int(writable)]
    return None if state is None else state.errored


def is_closed(stream: Any) -> bool | None:
    """Whether it gave everything back."""
    closed = getattr(stream, "closed", None)
    return closed if type(closed) is bool else None


def will_emit_close(stream: Any) -> bool:
    """Whether 'close' is still to come."""
    r, w = _states(stream)
    state = w or r
    return state is not None and bool(state.autoDestroy and state.emitClose and not state.closed)


def isErrored(stream: Any) -> bool:
    """Whether 'error' was emitted. Node: stream.isErrored."""
    r, w = _states(stream)
    state = r or w
    return state is not None and bool(state.errorEmitted)


def isDisturbed(stream: Any) -> bool:
    """Whether it was read from or given up. Node: stream.isDisturbed."""
    return bool(getattr(stream, "readableDidRead", False) or getattr(stream, "readableAborted", False))
