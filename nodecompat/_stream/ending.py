"""The end of a stream: `finished` tells when it is over and how; `destroy` and `addAbortSignal` bring it about.

What must stay true: the callback is called once, with None or the error; after the returned function was called, not
at all, and no listener is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_signal
from .._errors.rare import AbortError
from .._events.target import AbortSubscription
from .._js.arity import bound, fit, is_function
from .._js.kinds import defined
from .._loop.current import engine
from .._on_use import on_use
from ..promise import Promise
from ..values import undefined
from . import questions
from .failures import failure, no_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._events import awaiting
    from .._events.typed import AnyCallback
    from ..abort import AbortSignal
    from .protocols import StreamLike
else:
    awaiting = on_use("nodecompat._events.awaiting")  # only signals need it

S = TypeVar("S")


def addAbortSignal(signal: AbortSignal, stream: S) -> S:
    """Destroy a stream with an AbortError when a signal aborts; returns the stream.

    Raises ERR_INVALID_ARG_TYPE. Node: stream.addAbortSignal.
    """
    check_signal(signal, "signal")
    found: Any = stream
    is_web = questions.is_web_side(found)
    if not is_web and not questions.is_stream(found):
        raise no_stream(stream)
    end: Callable[[object], object] = found._controller.error if is_web else found.destroy

    def on_abort() -> None:
        end(AbortError(cause=signal.reason))

    if signal.aborted:
        on_abort()
    else:
        subscription = awaiting.addAbortListener(signal, on_abort)
        finished(stream, subscription.dispose)
    return stream


def destroy(stream: object, error: object = None) -> None:
    """Destroy a stream; an unfinished one with an AbortError when there is no other error. Node: stream.destroy."""
    if not stream or questions.isDestroyed(stream):
        return
    if not error and not questions.is_finished(stream):
        error = AbortError()
    if questions.is_request_of_server(stream):
        stream.socket = None  # type: ignore[attr-defined]  # which the answer needs
    elif questions.is_request_of_client(stream):
        stream.abort()  # type: ignore[attr-defined]
        return
    destroy, close = getattr(stream, "destroy", None), getattr(stream, "close", None)
    if is_function(destroy):
        fit(destroy, 1)(error)
    elif is_function(close):
        close()


async def leave(stream: StreamLike, *, is_complete: bool) -> None:
    """Destroy a stream and wait until it has closed; that it was not complete is no failure."""
    reason = None
    if not stream.destroyed:
        reason = None if is_complete else AbortError()
        stream.destroy(reason)
    waiting, resolve, reject = Promise.withResolvers()

    def done(error: object) -> None:
        if not error or error is reason or (reason is not None and isinstance(error, AbortError)):
            resolve()
        else:
            reject(error)

    finished(stream, done)
    await waiting


def finished(stream: object, options: AnyCallback = undefined, callback: AnyCallback = undefined) -> Callable[[], None]:
    """Call `callback(error)` when a stream is not to be read or written any more, has failed or was closed too early.

    Without an error it is called without one. Options: readable, writable (False: that side does not matter), error
    (False: 'error' events do not), signal.
    Returns a function that removes the listeners, which otherwise stay. Raises ERR_INVALID_ARG_TYPE.
    Node: stream.finished.
    """
    if callback is undefined:
        options, callback = {}, options
    given: Mapping[str, Any] = {}
    if isinstance(options, dict):
        given = defined(options)
    elif options is not None and options is not undefined:
        raise InvalidArgTypeError("options", "of type object", options)
    if not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    if "signal" in given:
        check_signal(given["signal"], "options.signal")
    if questions.is_web_side(stream):
        return _watch_web(stream, given.get("signal"), fit(callback, 1))
    if not questions.is_stream(stream):
        raise no_stream(stream)
    watch = _Watch(stream, given, callback)
    watch.start(given)
    return watch.stop


def _watch_web(stream: Any, signal: AbortSignal | None, callback: Callable[[object], object]) -> Callable[[], None]:
    """The same for a stream of the web, whose end is a promise. The returned function does nothing, as in Node."""
    waiting = [callback]

    def call(error: object) -> None:
        if waiting:
            subscription.dispose()
            waiting.pop()(error)

    def settled(error: object = undefined) -> None:
        engine.next_tick(call, error)

    def abort() -> None:
        call(AbortError(cause=signal.reason if signal is not None else None))

    subscription = AbortSubscription(signal, abort)
    if signal is not None and signal.aborted:
        engine.next_tick(abort)
    else:
        subscription.start()
    stream._ended()._subscribe((settled, settled, None))
    return lambda: None


class _Watch:
    """The listeners of one `finished`."""

    def __init__(self, stream: StreamLike, options: Mapping[str, Any], callback: Callable[..., object]) -> None:
        self._stream = stream
        self._callback: Callable[..., object] | None = bound(callback, stream)
        has_readable = questions.is_readable_stream(stream)
        has_writable = questions.is_writable_stream(stream)
        readable, writable = options.get("readable"), options.get("writable")
        self._readable = has_readable if readable is None else bool(readable)
        self._writable = has_writable if writable is None else bool(writable)
        both = has_readable == self._readable and has_writable == self._writable
        self._will_close = both and questions.will_emit_close(stream)
        self._read_over = bool(questions.is_readable_finished(stream, strict=False))
        self._write_over = bool(questions.is_writable_finished(stream, strict=False))
        self._subscription: AbortSubscription | None = None

    def start(self, options: Mapping[str, Any]) -> None:
        """Listen, and look whether it is over already."""
        stream = self._stream
        hears_errors = options.get("error") is not False
        signal = options.get("signal")
        if questions.is_closed(stream):
            self._call_later(self._close_error(), hears_errors=hears_errors)
        elif self._is_over():
            self._call_later(questions.stream_error(stream), hears_errors=hears_errors)
        elif signal is not None and signal.aborted:
            self._call_later(AbortError(cause=getattr(signal, "reason", undefined)), hears_errors=False)
        else:
            if questions.is_request_of_client(stream):
                if not self._will_close:
                    stream.on("abort", self._on_close)
            elif self._writable and questions.sides(stream).writable is None:
                stream.on("end", self._on_legacy_finish)
                stream.on("close", self._on_legacy_finish)
            stream.on("end", self._on_end)
            stream.on("finish", self._on_finish)
            if hears_errors:
                stream.on("error", self._call)
            stream.on("close", self._on_close)
            if signal is not None:
                self._listen_to(signal)

    def _call_later(self, error: object, *, hears_errors: bool) -> None:
        """It is over already: only an error that may still come is kept from being uncaught."""
        if hears_errors:
            self._stream.on("error", _ignore)
        engine.next_tick(self._call, error)

    def _is_over(self) -> bool:
        """Whether there is nothing to wait for. (There is for a stream that has failed and will close.)"""
        stream = self._stream
        r, w = questions.sides(stream)
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

    def _listen_to(self, signal: AbortSignal) -> None:
        def abort() -> None:
            callback = self._callback
            self.stop()
            if callback is not None:
                fit(callback, 1)(AbortError(cause=signal.reason))

        self._subscription = awaiting.addAbortListener(signal, abort)

    def stop(self) -> None:
        """Remove the listeners; the callback is not called any more."""
        self._callback = None
        stream = self._stream
        stream.removeListener("abort", self._on_close)
        stream.removeListener("end", self._on_legacy_finish)
        stream.removeListener("close", self._on_legacy_finish)
        stream.removeListener("finish", self._on_finish)
        stream.removeListener("end", self._on_end)
        stream.removeListener("error", self._call)
        stream.removeListener("error", _ignore)
        stream.removeListener("close", self._on_close)

    def _call(self, error: object = None) -> None:
        callback, self._callback = self._callback, None
        if callback is None:
            return
        if self._subscription is not None:
            self._subscription.dispose()
        if error:
            fit(callback, 1)(error)
        else:
            fit(callback, 0)()

    def _on_finish(self) -> None:
        self._write_over = True
        if not self._waits_for_close("readable", self._readable) and (not self._readable or self._read_over):
            self._call()

    def _on_legacy_finish(self) -> None:
        """A stream without sides tells by its attribute `writable` that nothing more goes in."""
        if not getattr(self._stream, "writable", False):
            self._on_finish()

    def _on_end(self) -> None:
        self._read_over = True
        if not self._waits_for_close("writable", self._writable) and (not self._writable or self._write_over):
            self._call()

    def _waits_for_close(self, other_side: str, other_matters: bool) -> bool:
        """Whether 'close' will come, and tell of both sides."""
        if getattr(self._stream, "destroyed", False):
            self._will_close = False
        return self._will_close and (not getattr(self._stream, other_side, False) or other_matters)

    def _on_close(self) -> None:
        self._call(self._close_error())

    def _close_error(self) -> object:
        """What a 'close' now tells."""
        premature = failure("ERR_STREAM_PREMATURE_CLOSE") if self._is_premature() else None
        error = questions.stream_error(self._stream)
        return premature if isinstance(error, bool) else error or premature  # True says only that there was one

    def _is_premature(self) -> bool:
        stream = self._stream
        reads = self._readable and not self._read_over and questions.is_readable_stream(stream, strict=True)
        if reads and not questions.is_readable_finished(stream, strict=False):
            return True
        writes = self._writable and not self._write_over
        return writes and not questions.is_writable_finished(stream, strict=False)


def _ignore() -> None:
    """Stands for an 'error' that has been told already."""
