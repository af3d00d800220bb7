"""What converted programs need beside JavaScript's operators: async functions, defaults, accessors.

`promised` makes of an `async def` what an async function is in JavaScript: a call runs it at once, up to its first
`await`, and gives its promise. `await awaited(x)` waits as `await x` does there: at least until the next microtask,
whatever x is. Source: ECMA-262 27.7.5.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from nodecompat._js.kinds import truthy
from nodecompat._js.own import Object, as_objects
from nodecompat._js.structured_clone import structuredClone as clone
from nodecompat._js.text import Symbol, property_key
from nodecompat._loop.coroutines import start
from nodecompat.promise import Promise
from nodecompat.values import undefined

from .async_each import each_async
from .async_iterators import Returned
from .freezing import FROZEN, hold
from .literals import spread
from .receivers import Slot, describe

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from .terms import Found, Given


def promised(function: Callable[..., Coroutine[Found, Found, Found]]) -> Callable[..., Promise[Found]]:
    """An async function of JavaScript's: called, it runs up to its first `await`; gives the promise of its result."""

    @wraps(function)
    def call(*args: Given, **kwargs: Given) -> Promise[Found]:
        return start(function(*args, **kwargs))

    return call


async def awaited(value: Given) -> Found:
    """JavaScript's `await value`: of a promise its value, of anything else the value, at the next microtask.

    A rejection is raised as `throw` raises it.
    """
    return await Promise.resolve(value)


def either(value: Given, other: Given) -> Found:
    """JavaScript's `value || other`, where `other` may be worked out at once."""
    return value if truthy(value) else other


def coalesce(value: Given, other: Given) -> Found:
    """JavaScript's `value ?? other`, where `other` may be worked out at once."""
    return other if value is None or value is undefined else value


def void(_: object) -> Found:
    """Undefined, in the place of what a call gave: a function that gives nothing in JavaScript gives None in Python."""
    return undefined


def own(value: Given) -> Found:
    """The own properties of anything, as `{ ...value }` takes them; none of None and undefined."""
    return {} if value is None or value is undefined else spread(value)


def key(value: Given) -> str | Symbol:
    """The name of a property, as `{ [value]: … }` takes it: a text or a symbol."""
    return property_key(value)


class Strings(list[str]):
    """What a tag of a template gets first: the texts between the values; `raw` has them as they were written."""

    __slots__ = ("raw",)

    def __init__(self, cooked: list[str], raw: list[str]) -> None:
        super().__init__(cooked)
        self.raw = raw
        hold(self, FROZEN)
        hold(raw, FROZEN)


Strings.__name__ = Strings.__qualname__ = "list"  # it is shown as an array, which it is in JavaScript


def strings(cooked: list[str], raw: list[str]) -> Strings:
    """The first argument of a template's tag."""
    return Strings(cooked, raw)


def define(
    target: Given, name: str, get: Given = undefined, set: Given = undefined, place: int | None = None
) -> Object:
    """The accessors of an object literal, `{ get name() {}, set name(value) {} }`; gives the object.

    `place` says how many of its properties stand before it; all that it has, where that is not said.
    """
    made = target if isinstance(target, Object) else Object(target)
    slot = Slot(undefined, get, set, True, True)
    describe(made, name, slot)
    slot.place = slot.place if place is None else place
    return made


def structuredClone(value: Given = undefined, options: Given = undefined) -> Found:
    """JavaScript's `structuredClone`: objects in it are objects in the copy."""
    return as_objects(clone(value) if options is undefined else clone(value, options))


__all__ = [
    "Returned",
    "awaited",
    "coalesce",
    "define",
    "each_async",
    "either",
    "key",
    "own",
    "promised",
    "strings",
    "structuredClone",
    "void",
]
