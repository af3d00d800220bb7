"""`Duplex.from_`: a Duplex of other streams, functions, iterables, pairs and promises.

What must stay true: a failure of one part destroys the others, and what is destroyed before its end fails with an
AbortError; a part is never asked for more than is wanted. The class comes from the caller, whose file loads this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError
from .._errors.rare import AbortError
from .._js.arity import fit, is_function
from .._js.record import Record
from .._loop.current import engine
from .._web.blob import Blob
from ..abort import AbortController
from ..promise import Promise
from ..values import undefined
from . import ending, from_web, sources
from .failures import invalid_return
from .questions import (
    is_iterable,
    is_readable_stream,
    is_readable_web,
    is_stream,
    is_writable_stream,
    is_writable_web,
    isReadable,
    isWritable,
)
from .readable import Readable
from .writable import Writable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from .base import Callback
    from .duplex import Duplex

    Kind = type[Duplex]

_KINDS = (
    "of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or "
    "Promise or { readable, writable } pair"
)
_RETURNED = "Iterable, AsyncIterable or AsyncFunction"


def duplex_of(kind: Kind, body: object, name: str = "body") -> Any:
    """A Duplex of a stream, a function, an iterable, a pair or a promise. Raises ERR_INVALID_ARG_TYPE."""
    if is_stream(body):
        reads, writes = is_readable_stream(body), is_writable_stream(body)
        if reads and writes and getattr(body, "_readableState", None) is not None:
            return body
        return _Pair(kind, body if reads else None, body if writes and not reads else None).duplex
    if is_readable_web(body):
        return _Pair(kind, from_web.readable_from_web(Readable, body, None), None).duplex
    if is_writable_web(body):
        return _Pair(kind, None, from_web.writable_from_web(Writable, body, None)).duplex
    if is_function(body):
        return _of_function(kind, body, name)
    pair = _pair_in(kind, body)
    if pair is not None:
        return pair
    if isinstance(body, Blob):
        return _of_promise(kind, body.arrayBuffer())
    if is_iterable(body):
        return _of_items(kind, body, {"writable": False})
    made = engine.take_result(body)
    if isinstance(made, Promise) or is_function(getattr(type(made), "then", None)):
        return _of_promise(kind, made)
    raise InvalidArgTypeError(name, _KINDS, body)


def _of_items(kind: Kind, items: object, options: dict[str, object]) -> Duplex:
    duplex = kind({**sources.defaults(items), **options})
    sources.feed(duplex, items)
    return duplex


def _pair_in(kind: Kind, body: object) -> Duplex | None:
    """The Duplex of `{readable, writable}`, a dict or an object; None for anything else."""
    found = [
        body.get(side) if isinstance(body, dict) else getattr(body, side, None) for side in ("readable", "writable")
    ]
    if all(side is None or isinstance(side, bool) for side in found):
        return None
    readable, writable = found
    if is_readable_web(readable) and is_writable_web(writable):
        return cast("Duplex", from_web.duplex_from_web(kind, body, None))
    if readable and not is_readable_stream(readable):
        readable = duplex_of(kind, readable)
    if writable and not is_writable_stream(writable):
        writable = duplex_of(kind, writable)
    return _Pair(kind, readable or None, writable or None).duplex


def _of_promise(kind: Kind, promise: Any) -> Duplex:
    duplex = kind(objectMode=True, writable=False, read=lambda: None)

    def fulfilled(value: object = None) -> None:
        if value is not None and value is not undefined:
            duplex.push(value)
        duplex.push(None)

    fit(promise.then, 2)(fulfilled, lambda error: ending.destroy(duplex, error))
    return duplex


def _of_function(kind: Kind, body: Callable[..., object], name: str) -> Any:
    """What a function makes of the chunks that are written."""
    given = _Written()
    made = engine.take_result(fit(body, 2)(given.items(), Record(signal=given.aborter.signal)))
    if is_stream(made) and is_readable_stream(made) and is_writable_stream(made):
        return made
    if is_iterable(made):
        return _of_items(kind, made, {"write": given.write, "final": given.final, "destroy": given.destroy})
    if is_function(getattr(type(made), "then", None)):
        return _of_consumer(kind, made, given)
    raise invalid_return(_RETURNED, name, made)


def _of_consumer(kind: Kind, promise: Any, given: _Written) -> Duplex:
    """A Duplex to write to: it finishes when the function has."""
    finalized = False

    def final(callback: Callback) -> None:
        nonlocal finalized
        finalized = True

        def over(error: object = None) -> None:
            engine.next_tick(callback, error)

        given.final(lambda *_: promise.then(lambda *_: over(), over))

    def fulfilled(value: object = None) -> None:
        if value is not None and value is not undefined:
            raise invalid_return("nully", "body", value)
        if not finalized:
            ending.destroy(duplex)

    duplex = kind(objectMode=True, readable=False, write=given.write, final=final, destroy=given.destroy)
    promise.then(fulfilled, lambda error: ending.destroy(duplex, error))
    return duplex


class _Written:
    """What is written to a Duplex, as an async iterator."""

    def __init__(self) -> None:
        self.aborter = AbortController()
        self._next: Any
        self._next, self._resolve, _ = Promise.withResolvers()

    async def items(self) -> AsyncIterator[object]:
        """The chunks; each is done when the next is asked for."""
        while True:
            chunk, is_over, callback = await self._next
            engine.next_tick(callback)
            if is_over:
                return
            signal = self.aborter.signal
            if signal.aborted:
                raise AbortError(cause=signal.reason)
            self._next, self._resolve, _ = Promise.withResolvers()
            yield chunk

    def _settle(self, chunk: object, callback: Callback, *, is_over: bool) -> None:
        resolve, self._resolve = self._resolve, _nothing
        resolve((chunk, is_over, callback))

    def write(self, chunk: object, encoding: object, callback: Callback) -> None:
        """Hand a chunk over."""
        self._settle(chunk, callback, is_over=False)

    def final(self, callback: Callback) -> None:
        """There will be no more."""
        self._settle(None, callback, is_over=True)

    def destroy(self, error: object, callback: Callback) -> None:
        """Tell the function by its signal, and let it go on if it waits."""
        self.aborter.abort(error)
        self._settle(None, _nothing, is_over=True)
        callback(error)


def _nothing(*_: object) -> None:
    """Stands for a callback that was called already."""


class _Pair:
    """A Duplex that reads from one stream and writes to another."""

    def __init__(self, kind: Kind, readable: Any, writable: Any) -> None:
        if readable is not None and not is_function(getattr(readable, "read", None)):
            readable = kind.wrap(readable)
        self._from, self._to = readable, writable
        reads, writes = bool(isReadable(readable)), bool(isWritable(writable))
        self._on_drain: Callback | None = None
        self._on_finish: Callback | None = None
        self._wants = False
        self._on_close: Callback | None = None
        self._is_open = True
        self.duplex = kind(
            readableObjectMode=bool(getattr(readable, "readableObjectMode", False)),
            writableObjectMode=bool(getattr(writable, "writableObjectMode", False)),
            readable=reads,
            writable=writes,
            destroy=self._destroy,
            read=self._read,
            write=self._write,
            final=self._final,
        )
        if writes:
            ending.finished(writable, lambda error: self._over(error, readable))
            writable.on("drain", self._drained)
            writable.on("finish", self._finished)
        if reads:
            ending.finished(readable, lambda error: self._over(error, writable))
            readable.on("readable", self._readable)
            readable.on("end", lambda: self.duplex.push(None))

    def _over(self, error: object, other: object) -> None:
        if error and other is not None:
            ending.destroy(other, error)
        callback, self._on_close, self._is_open = self._on_close, None, False
        if callback is not None:
            callback(error)
        elif error:
            self.duplex.destroy(error)

    def _write(self, chunk: object, encoding: object, callback: Callback) -> None:
        if self._to.write(chunk, encoding):
            callback()
        else:
            self._on_drain = callback

    def _drained(self) -> None:
        callback, self._on_drain = self._on_drain, None
        if callback is not None:
            callback()

    def _final(self, callback: Callback) -> None:
        self._to.end()
        self._on_finish = callback

    def _finished(self) -> None:
        callback, self._on_finish = self._on_finish, None
        if callback is not None:
            callback()

    def _readable(self) -> None:
        if self._wants:
            self._read()

    def _read(self) -> None:
        self._wants = False
        while True:
            chunk = self._from.read()
            if chunk is None:
                self._wants = True
                return
            if not self.duplex.push(chunk):
                return

    def _destroy(self, error: object, callback: Callback) -> None:
        if not error and self._is_open:
            error = AbortError()
        self._wants = False
        self._on_drain = self._on_finish = None
        if not self._is_open:
            callback(error)
            return
        self._on_close = callback
        for part in (self._to, self._from):
            ending.destroy(part, error)
