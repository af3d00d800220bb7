"""`pipe` of a stream without sides: an emitter of 'data', written by hand.

What must stay true: the source is paused and resumed as the destination asks, if it can be; all listeners are gone when
either is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._events.emitter import EventEmitter
from .._js.arity import is_function
from .questions import destination_of

if TYPE_CHECKING:
    from collections.abc import Callable


def prepend(emitter: Any, event: str, listener: Callable[..., object]) -> None:
    """Let a listener come before all others, also on an emitter that has no method for it."""
    method = getattr(emitter, "prependListener", None)
    if is_function(method):
        method(event, listener)
    elif isinstance(emitter, EventEmitter):
        EventEmitter.prependListener(emitter, event, listener)
    else:
        emitter.on(event, listener)


def pipe(source: EventEmitter, destination: object, *, end: bool) -> None:
    """Connect the two. Raises ERR_INVALID_ARG_TYPE for what can not be written to."""
    _Pipe(source, destination_of(destination)).start(end=end)


class _Pipe:
    """The listeners on both."""

    def __init__(self, source: Any, destination: Any) -> None:
        self._source = source
        self._to = destination
        self._ended = False

    def start(self, *, end: bool) -> None:
        """Listen."""
        source, to = self._source, self._to
        source.on("data", self._data)
        to.on("drain", self._drained)
        if end and not getattr(to, "_isStdio", False):
            source.on("end", self._end)
            source.on("close", self._close)
        prepend(source, "error", self._source_failed)
        prepend(to, "error", self._destination_failed)
        source.on("end", self._stop)
        source.on("close", self._stop)
        to.on("close", self._stop)
        to.emit("pipe", source)

    def _data(self, chunk: object) -> None:
        pause = getattr(self._source, "pause", None)
        if getattr(self._to, "writable", False) and self._to.write(chunk) is False and is_function(pause):
            pause()

    def _drained(self) -> None:
        resume = getattr(self._source, "resume", None)
        if getattr(self._source, "readable", False) and is_function(resume):
            resume()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._to.end()

    def _close(self) -> None:
        destroy = getattr(self._to, "destroy", None)
        if not self._ended:
            self._ended = True
            if is_function(destroy):
                destroy()

    def _source_failed(self, error: object) -> None:
        self._failed(self._source, error)

    def _destination_failed(self, error: object) -> None:
        self._failed(self._to, error)

    def _failed(self, emitter: Any, error: object) -> None:
        """An error that nobody else hears is an uncaught one."""
        self._stop()
        count = getattr(emitter, "listenerCount", None)
        if is_function(count) and not count("error"):
            emitter.emit("error", error)

    def _stop(self) -> None:
        source, to = self._source, self._to
        for event, listener in (
            ("data", self._data),
            ("end", self._end),
            ("close", self._close),
            ("error", self._source_failed),
            ("end", self._stop),
            ("close", self._stop),
        ):
            source.removeListener(event, listener)
        for event, listener in (
            ("drain", self._drained),
            ("error", self._destination_failed),
            ("close", self._stop),
        ):
            to.removeListener(event, listener)
