"""Iterators of JavaScript's: what `[Symbol.iterator]` of an object gives, and its `next()`, `return()`.

What must stay true: an iterator that is left before its end has its `return` called once; one that is done, or whose
`next` threw, has not. Source: ECMA-262 7.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import Symbol, undefined
from .arity import bound, fit, is_function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ITERATOR = Symbol("Symbol.iterator")
ASYNC_ITERATOR = Symbol("Symbol.asyncIterator")


def opener(value: object, symbol: Symbol) -> Callable[[], Any] | None:
    """What gives an iterator of an object that has a method of that name of its own; None for any other value."""
    found = dict.get(value, symbol) if isinstance(value, dict) else getattr(value, "__dict__", {}).get(symbol)
    return fit(bound(found, value), 0) if is_function(found) else None


def field_of(result: Any, name: str) -> Any:
    """A field of what an iterator gives, or a method of the iterator; undefined where it has none."""
    if not isinstance(result, dict):
        return getattr(result, name, undefined)
    return bound(dict.get(result, name, undefined), result)


def steps(iterator: Any) -> Iterator[Any]:
    """What an iterator of JavaScript's gives, `{value, done}` at a time; one of Python's is one already."""
    following = field_of(iterator, "next")
    if not is_function(following):
        yield from iterator
        return
    step = fit(following, 0)
    while not is_done(found := step()):
        try:
            yield field_of(found, "value")
        except GeneratorExit:
            leave(iterator)
            raise


def is_done(result: Any) -> bool:
    """Whether what an iterator gave was its last."""
    done = field_of(result, "done")
    return bool(done) or isinstance(done, (list, dict))


def leave(iterator: Any) -> Any:
    """Call `return` of an iterator that is left early, if it has one, and give what that gives."""
    last = field_of(iterator, "return")
    if last is undefined:
        last = field_of(iterator, "return_")
    return fit(last, 0)() if is_function(last) else undefined
