"""Classes of converted programs that give iterators of JavaScript's: `[Symbol.iterator]() { return { next() { … } } }`.

What must stay true: what the method gives may be an iterator of either language, or the object itself.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from nodecompat._js.arity import fit, is_function
from nodecompat._js.kinds import truthy
from nodecompat.values import undefined

from .converted import awaited
from .iterating import field_of, steps

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
        return _async_steps(method(self))

    return iterated


async def _async_steps(iterator: Given) -> AsyncIterator[Found]:
    following = field_of(iterator, "next")
    if not is_function(following):
        async for each in iterator:
            yield each
        return
    step = fit(following, 0)
    while not truthy(field_of(found := await awaited(step()), "done")):
        yield undefined if found is None else field_of(found, "value")


__all__ = ["iterates", "iterates_async"]
