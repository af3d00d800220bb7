"""`compose`: several streams and functions as one Duplex.

What must stay true: what is written goes into the first, what the last gives comes out; a failure destroys all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, MissingArgsError
from .._errors.checks import check_signal
from .._errors.rare import AbortError
from .._events.event import field
from .._js.arity import is_function
from ..values import undefined
from . import ending, joining, pipelines
from .duplex import Duplex
from .questions import (
    is_readable_web,
    is_stream,
    is_transform_web,
    is_web_stream,
    is_writable_web,
    isReadable,
    isWritable,
)

if TYPE_CHECKING:
    from .base import Callback


def compose(*streams: Any) -> Any:
    """A Duplex of streams, functions and streams of the web, one after the other. Node: stream.compose.

    Raises ERR_MISSING_ARGS, and ERR_INVALID_ARG_VALUE for a stream that can not stand in its place.
    """
    if not streams:
        raise MissingArgsError("streams")
    if len(streams) == 1:
        return joining.duplex_of(Duplex, streams[0])
    parts = list(streams)
    for index in (0, len(parts) - 1):
        if is_function(parts[index]) and not is_stream(parts[index]):
            parts[index] = joining.duplex_of(Duplex, parts[index])
    for index, part in enumerate(parts):
        if is_stream(part) or is_web_stream(part):
            if index < len(parts) - 1 and not _reads(part):
                raise InvalidArgValueError(f"streams[{index}]", streams[index], "must be readable")
            if index > 0 and not _writes(part):
                raise InvalidArgValueError(f"streams[{index}]", streams[index], "must be writable")
    return _Composed(parts).duplex


def compose_with(source: Any, stream: object, options: object) -> Any:
    """`source.compose(stream, {'signal': …})`."""
    given = None if options is undefined else options
    if given is not None and not isinstance(given, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    signal = (given or {}).get("signal")
    if signal is not None and signal is not undefined:
        check_signal(signal, "options.signal")
    composed = compose(source, stream)
    if signal:
        ending.addAbortSignal(signal, composed)
    return composed


def _reads(part: object) -> bool:
    return bool(isReadable(part) or is_readable_web(part) or is_transform_web(part))


def _writes(part: object) -> bool:
    return bool(isWritable(part) or is_writable_web(part) or is_transform_web(part))


class _Composed:
    """The Duplex, and what it hands on."""

    def __init__(self, parts: list[Any]) -> None:
        self._head = parts[0]
        self._on_drain: Callback | None = None
        self._on_finish: Callback | None = None
        self._on_close: Callback | None = None
        self._is_open = True
        self._tail: Any = pipelines.run(parts, lambda error, _: self._finished(error))
        self._is_writable, self._is_readable = _writes(self._head), _reads(self._tail)
        self.duplex = Duplex(
            writableObjectMode=bool(getattr(self._head, "writableObjectMode", False)),
            readableObjectMode=bool(getattr(self._tail, "readableObjectMode", False)),
            writable=self._is_writable,
            readable=self._is_readable,
            destroy=self._destroy,
            **(self._writing() if self._is_writable else {}),
            **(self._reading() if self._is_readable else {}),
        )
        if self._is_writable:
            ending.finished(_side(self._tail, "readable"), lambda: self._call("_on_finish"))

    def _call(self, name: str) -> None:
        callback: Callback | None = getattr(self, name)
        setattr(self, name, None)
        if callback is not None:
            callback()

    def _finished(self, error: object) -> None:
        callback, self._on_close = self._on_close, None
        self._is_open = False
        if callback is not None:
            callback(error)
        elif error:
            self.duplex.destroy(error)
        elif not self._is_readable and not self._is_writable:
            self.duplex.destroy()

    # -- into the head ------------------------------------------------------------------------------------

    def _writing(self) -> dict[str, Any]:
        if is_stream(self._head):
            self._head.on("drain", lambda: self._call("_on_drain"))
            return {"write": self._write, "final": self._final}
        self._writer = _side(self._head, "writable").getWriter()
        return {"write": self._write_web, "final": self._final_web}

    def _write(self, chunk: object, encoding: object, callback: Callback) -> None:
        if self._head.write(chunk, encoding):
            callback()
        else:
            self._on_drain = callback

    def _final(self, callback: Callback) -> None:
        self._head.end()
        self._on_finish = callback

    async def _write_web(self, chunk: object, encoding: object, callback: Callback) -> None:
        try:
            await self._writer.ready
            self._writer.write(chunk).catch(_ignore)
            callback()
        except Exception as error:
            callback(error)

    async def _final_web(self, callback: Callback) -> None:
        try:
            await self._writer.ready
            self._writer.close().catch(_ignore)
            self._on_finish = callback
        except Exception as error:
            callback(error)

    # -- out of the tail ----------------------------------------------------------------------------------

    def _reading(self) -> dict[str, Any]:
        tail = self._tail
        if not is_stream(tail):
            self._reader = _side(tail, "readable").getReader()
            return {"read": self._read_web}
        tail.on("data", self._data)
        tail.on("end", lambda: self.duplex.push(None))
        return {"read": self._resume}

    def _resume(self) -> None:
        self._tail.resume()

    def _data(self, chunk: object) -> None:
        if not self.duplex.push(chunk):
            self._tail.pause()

    async def _read_web(self) -> None:
        while True:
            try:
                one = await self._reader.read()
            except Exception:
                return  # the pipeline tells of it
            if one.done:
                self.duplex.push(None)
                return
            if not self.duplex.push(one.value):
                return

    # -- the end ------------------------------------------------------------------------------------------

    def _destroy(self, error: object, callback: Callback) -> None:
        if not error and self._is_open:
            error = AbortError()
        self._on_drain = self._on_finish = None
        if is_stream(self._tail):
            ending.destroy(self._tail, error)
        if self._is_open:
            self._on_close = callback
        else:
            callback(error)


def _side(part: Any, name: str) -> Any:
    """The side of a TransformStream, or the stream itself."""
    return field(part, name) if is_transform_web(part) else part


def _ignore(_: object) -> None:
    """The pipeline tells of it."""
