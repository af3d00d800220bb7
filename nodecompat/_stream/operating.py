"""The operators as methods of a stream that is read.

What must stay true: nothing is loaded before one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from typing import Protocol, TypeVar

    from ..promise import Promise
    from . import operators

    T = TypeVar("T")

    class Composing(Protocol):
        """What a Readable needs of the module that makes a Duplex of several streams."""

        def compose_with(self, first: object, stream: object, options: object, /) -> Any: ...

    composing: Composing
else:
    composing = on_use("nodecompat._stream.composing")  # only `compose` needs it
    operators = on_use("nodecompat._stream.operators")  # few programs use them

_ABSENT: Any = object()


def started(coroutine: Coroutine[Any, Any, T]) -> Promise[T]:
    """The promise of a coroutine, which is started."""
    promise: Promise[T] = engine.start_coroutine(coroutine)
    return promise


class Operators:
    """`map`, `filter`, `flatMap`, `take`, `drop` give a Readable; the others a promise.

    Options, a dict: concurrency, highWaterMark, signal. A function gets the chunk and `{'signal': …}`, and may return
    a promise. Errors: ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, AbortError.
    """

    def __aiter__(self) -> AsyncIterator[Any]:
        raise NotImplementedError

    @staticmethod
    def _stream_of(items: Any) -> Any:
        """A Readable of what an operator gives."""
        raise NotImplementedError

    def compose(self, stream: object = undefined, options: object = undefined) -> Any:
        """A Duplex of this stream and another one, a function or an iterable after it. Option: signal."""
        return composing.compose_with(self, stream, options)

    def map(self, fn: object = undefined, options: object = None) -> Any:
        """What `fn` gives for each chunk."""
        return self._stream_of(operators.map(self, fn, options))

    def filter(self, fn: object = undefined, options: object = None) -> Any:
        """The chunks for which `fn` gives something true."""
        return self._stream_of(operators.filter(self, fn, options))

    def flatMap(self, fn: object = undefined, options: object = None) -> Any:
        """The items of what `fn` gives for each chunk."""
        return self._stream_of(operators.flatMap(self, fn, options))

    def take(self, limit: object = undefined, options: object = None) -> Any:
        """The first chunks."""
        return self._stream_of(operators.take(self, limit, options))

    def drop(self, limit: object = undefined, options: object = None) -> Any:
        """The chunks after the first ones."""
        return self._stream_of(operators.drop(self, limit, options))

    def toArray(self, options: object = None) -> Promise[list[Any]]:
        """All chunks."""
        return started(operators.toArray(self, options))

    def forEach(self, fn: object = undefined, options: object = None) -> Promise[Any]:
        """Call `fn` for each chunk."""
        return started(operators.forEach(self, fn, options))

    def find(self, fn: object = undefined, options: object = None) -> Promise[Any]:
        """The first chunk for which `fn` gives something true, or undefined."""
        return started(operators.find(self, fn, options))

    def some(self, fn: object = undefined, options: object = None) -> Promise[bool]:
        """Whether `fn` gives something true for a chunk."""
        return started(operators.some(self, fn, options))

    def every(self, fn: object = undefined, options: object = None) -> Promise[bool]:
        """Whether `fn` gives something true for all chunks."""
        return started(operators.every(self, fn, options))

    def reduce(self, fn: object = undefined, initial: object = _ABSENT, options: object = None) -> Promise[Any]:
        """`fn(before, chunk, {signal})` over all chunks, from `initial` on or, without it, the first chunk."""
        first = operators.MISSING if initial is _ABSENT else initial
        return started(operators.reduce(self, fn, first, options))
