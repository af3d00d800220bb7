"""Ending a stream by an AbortSignal."""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError
from .._errors.rare import AbortError
from .._events.awaiting import addAbortListener
from ..abort import AbortSignal
from .ending import finished
from .questions import is_stream


def addAbortSignal(signal: AbortSignal, stream: Any) -> Any:
    """Destroy a stream with an AbortError when a signal aborts; returns the stream.

    Raises ERR_INVALID_ARG_TYPE. Node: stream.addAbortSignal.
    """
    check_signal(signal, "signal")
    if not is_stream(stream):
        raise InvalidArgTypeError("stream", "an instance of ReadableStream, WritableStream, or Stream", stream)

    def on_abort() -> None:
        stream.destroy(AbortError(cause=signal.reason))

    if signal.aborted:
        on_abort()
    else:
        subscription = addAbortListener(signal, on_abort)
        finished(stream, lambda *_: subscription.dispose())
    return stream


def check_signal(signal: Any, name: str) -> None:
    """Raises ERR_INVALID_ARG_TYPE for what is no AbortSignal."""
    if not hasattr(signal, "aborted"):
        raise InvalidArgTypeError(name, "an instance of AbortSignal", signal)
