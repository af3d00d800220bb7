"""`finished`: telling when a stream is over, and how.

What must stay true: the callback is called once, with None or the error; after the returned function was called, not
at all, and no listener is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.rare import AbortError
from .._js.arity import fit
from .._loop.current import engine
from ..values import undefined
from . import questions
from .failures import premature_close

if TYPE_CHECKING:
    from collections.abc import Callable


def finished(stream: Any, options: Any = undefined, callback: Any = undefined) -> Callable[[], None]:
    """Call `callback(error)` when a stream is not to be read or written any more, has failed or was closed too early.

    Options: readable, writable (False: that side does not matter), error (False: 'error' events do not), signal.
    Returns a function that takes the listeners back, which otherwise stay. Raises ERR_INVALID_ARG_TYPE.
    Node: stream.finished.
    """
    if callback is undefined:
        options, callback = {}, options
    elif options is None or options is undefined:
        options = {}
    elif not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    if not callable(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    signal = options.get("signal")
    if signal is not None:
        from .aborting import check_signal

        check_signal(signal, "options.signal")
    if not questions.is_stream(stream):
        raise InvalidArgTypeError("stream", "an instance of ReadableStream, WritableStream, or Stream", stream)
    watch = _Watch(stream, options, fit(callback, 1))
    watch.start(options)
    return watch.stop


class _Watch:
    """The listeners of one `finished`."""

    def __init__(self, stream: Any, options: dict[str, Any], callback: Callable[[Any], Any]) -> None:
        self._stream = stream
        self._callback: Callable[[Any], Any] | None = callback
        has_readable = questions.is_readable_stream(stream)
        has_writable = questions.is_writable_stream(stream)
        readable, writable = options.get("readable"), options.get("writable")
        self._readable = has_readable if readable is None else bool(readable)
        self._writable = has_writable if writable is None else bool(writable)
        both = has_readable == self._readable and has_writable == self._writable
        self._will_close = both and questions.will_emit_close(stream)
        self._read_over = bool(questions.is_readable_finished(stream, strict=False))
        self._write_over = bool(questions.is_writable_finished(stream, strict=False))
        self._subscription: Any = None

    def start(self, options: dict[str, Any]) -> None:
        """Listen, and look whether it is over already."""
        stream = self._stream
        stream.on("end", self._on_end)
        stream.on("finish", self._on_finish)
        if options.get("error") is not False:
            stream.on("error", self._call)
        stream.on("close", self._on_close)
        closed = bool(questions.is_closed(stream))
        if closed:
            engine.next_tick(self._on_close)
        elif self._is_over():
            engine.next_tick(self._on_closed)
        signal = options.get("signal")
        if signal is not None and not closed:
            self._listen_to(signal)

    def _is_over(self) -> bool:
        """Whether nothing is to be waited for. (A stream that failed and will close is.)"""
        stream = self._stream
        r, w = getattr(stream, "_readableState", None), getattr(stream, "_writableState", None)
        if (w is not None and w.errorEmitted) or (r is not None and r.errorEmitted):
            return not self._will_close
        can_read, can_write = questions.isReadable(stream), questions.isWritable(stream)
        none_under_way = w is None or not w.pendingcb
        if not self._readable and (not self._will_close or can_read):
            done = self._write_over or can_write is False
            if done and none_under_way:
                return True
        if not self._writable and (not self._will_close or can_write):
            return self._read_over or can_read is False
        return False

    def _listen_to(self, signal: Any) -> None:
        def abort() -> None:
            callback = self._callback
            self.stop()
            if callback is not None:
                callback(AbortError(cause=signal.reason))

        if signal.aborted:
            engine.next_tick(abort)
        else:
            from .._events.awaiting import addAbortListener

            self._subscription = addAbortListener(signal, abort)

    def stop(self) -> None:
        """Take the listeners back; the callback is not called any more."""
        self._callback = None
        stream = self._stream
        stream.removeListener("finish", self._on_finish)
        stream.removeListener("end", self._on_end)
        stream.removeListener("error", self._call)
        stream.removeListener("close", self._on_close)

    def _call(self, error: Any = None) -> None:
        callback, self._callback = self._callback, None
        if callback is None:
            return
        if self._subscription is not None:
            self._subscription.dispose()
        callback(error or None)

    def _on_finish(self) -> None:
        self._write_over = True
        if self._stream.destroyed:
            self._will_close = False
        if self._will_close and (not getattr(self._stream, "readable", False) or self._readable):
            return
        if not self._readable or self._read_over:
            self._call()

    def _on_end(self) -> None:
        self._read_over = True
        if self._stream.destroyed:
            self._will_close = False
        if self._will_close and (not getattr(self._stream, "writable", False) or self._writable):
            return
        if not self._writable or self._write_over:
            self._call()

    def _on_close(self) -> None:
        self._call(self._error() or (premature_close() if self._is_premature() else None))

    def _is_premature(self) -> bool:
        stream = self._stream
        reads = self._readable and not self._read_over and questions.is_readable_stream(stream, strict=True)
        if reads and not questions.is_readable_finished(stream, strict=False):
            return True
        writes = self._writable and not self._write_over
        return writes and not questions.is_writable_finished(stream, strict=False)

    def _on_closed(self) -> None:
        self._call(self._error())

    def _error(self) -> Any:
        stream = self._stream
        return questions.stream_error(stream, writable=True) or questions.stream_error(stream, writable=False)
