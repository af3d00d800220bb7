"""`for await (… of …)`. Source: ECMA-262 7.4.11, 14.7.5.6, 27.1.6.

What must stay true: each step takes as many microtasks as in JavaScript, and a loop that is left early ends what it
went through: the loop alone holds the iterator, so that it goes away when the loop is left.
"""

from __future__ import annotations

from types import AsyncGeneratorType
from typing import TYPE_CHECKING, Any

from nodecompat._js.arity import fit, is_function
from nodecompat._js.iterators import ASYNC_ITERATOR, field_of, leave, opener
from nodecompat._js.kinds import truthy
from nodecompat._loop.coroutines import start
from nodecompat.promise import Promise
from nodecompat.values import undefined

from .async_iterators import Returned
from .iterating import each

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .terms import Found, Given


def each_async(value: Given) -> AsyncIterator[Found]:
    """What `for await (const item of value)` goes through: an asynchronous iterable, or one whose items are awaited."""
    own = opener(value, ASYNC_ITERATOR)
    if own is not None:
        return steps_async(own())
    if hasattr(type(value), "__aiter__"):
        return _OfPython(value)
    return _OfOthers(each(value))


def steps_async(iterator: Given) -> AsyncIterator[Found]:
    """What an asynchronous iterator of JavaScript's gives, `{value, done}` at a time; one of Python's as it is."""
    return _OfSteps(iterator) if is_function(field_of(iterator, "next")) else _OfPython(iterator)


class _OfSteps:
    """An iterator of JavaScript's: an object with `next`, and maybe `return`."""

    def __init__(self, iterator: Given) -> None:
        self._iterator = iterator
        self._step = fit(field_of(iterator, "next"), 0)
        self._left = False

    def __aiter__(self) -> _OfSteps:
        return self

    async def __anext__(self) -> Found:
        self._left = False
        found = await Promise.resolve(self._step())
        if truthy(field_of(found, "done")):
            raise StopAsyncIteration
        self._left = True
        return field_of(found, "value")

    def __del__(self) -> None:
        if self._left:
            leave(self._iterator)


class _OfPython:
    """An asynchronous iterable of Python's: a generator of the program's, what `on` gives, a stream."""

    def __init__(self, iterable: Any) -> None:
        self._iterator = iterable.__aiter__()
        self._waits = type(self._iterator) is AsyncGeneratorType  # for the promise that its `next` gives in JavaScript
        self._left = False

    def __aiter__(self) -> _OfPython:
        return self

    async def __anext__(self) -> Found:
        self._left = False
        try:
            found = await self._iterator.__anext__()
        except Returned:
            raise StopAsyncIteration from None
        if self._waits:
            await Promise.resolve(undefined)
        self._left = True
        return found

    def __del__(self) -> None:
        if self._left and self._waits:
            start(self._iterator.aclose())


class _OfOthers:
    """An iterable that is none of the asynchronous: its items are awaited."""

    def __init__(self, items: Iterator[Any]) -> None:
        self._items = items

    def __aiter__(self) -> _OfOthers:
        return self

    async def __anext__(self) -> Found:
        item = next(self._items, self)
        found = await Promise.resolve(undefined if item is self else item)
        await Promise.resolve(undefined)
        if item is self:
            raise StopAsyncIteration
        return found


__all__ = ["each_async"]
