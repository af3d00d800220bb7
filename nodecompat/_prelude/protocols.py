"""Classes of converted programs that give iterators of JavaScript's: `[Symbol.iterator]() { return { next() { … } } }`.

What must stay true: what the method gives may be an iterator of either language, or the object itself.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from nodecompat._js.iterators import steps

from .async_each import steps_async

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from .terms import Found, Given


def iterates(method: Callable[[Given], Found]) -> Callable[[Given], Iterator[Found]]:
    """Makes `__iter__` of a method that gives an iterator of JavaScript's."""

    @wraps(method)
    def iterated(self: Given) -> Iterator[Found]:
        return steps(method(self))

    return iterated


def iterates_async(method: Callable[[Given], Found]) -> Callable[[Given], AsyncIterator[Found]]:
    """Makes `__aiter__` of a method that gives an asynchronous iterator of JavaScript's."""

    @wraps(method)
    def iterated(self: Given) -> AsyncIterator[Found]:
        return steps_async(method(self))

    return iterated


__all__ = ["iterates", "iterates_async"]
