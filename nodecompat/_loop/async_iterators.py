"""Asynchronous iterators of JavaScript's: `next()` gives a promise of `{value, done}`. Source: ECMA-262 7.4, 27.1.

What must stay true: each step is waited for, at least until the next microtask; an iterator that is left before its end
has its `return` called once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit, is_function
from .._js.iterators import field_of, is_done, leave
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


async def async_steps(iterator: Any) -> AsyncIterator[Any]:
    """What an asynchronous iterator of JavaScript's gives; one of Python's is one already."""
    following = field_of(iterator, "next")
    if not is_function(following):
        async for each in iterator:
            yield each
        return
    step = fit(following, 0)
    while not is_done(found := await Promise.resolve(step())):
        try:
            yield undefined if found is None else field_of(found, "value")
        except GeneratorExit:
            leave(iterator)  # not waited for: what is left this way is closed at once, and may not wait
            raise
