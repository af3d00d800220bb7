"""The methods of async generators: each gives a promise of `{value, done}`. Source: ECMA-262 27.6.

What must stay true: what is asked of one generator is done in that order, one after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from nodecompat._errors.base import Thrown
from nodecompat._js.own import Object
from nodecompat._loop.coroutines import start
from nodecompat.promise import PENDING, Promise
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine

    from .terms import Given

    Generator = AsyncGenerator[Any, Any]
    Step = Coroutine[Any, Any, Object]

_last: WeakKeyDictionary[Any, Promise[Any]] = WeakKeyDictionary()


def _after_the_last(generator: Generator, step: Callable[[], Step]) -> Promise[Any]:
    def go(_: object = None) -> Promise[Any]:
        return start(step())

    before = _last.get(generator)
    made = go() if before is None or before._state != PENDING else before.then(go, go)
    _last[generator] = made
    return made


class Returned(BaseException):
    """`return value` in an async generator, for which Python has no word: no `except` of the program's catches it."""

    def __init__(self, value: Given) -> None:
        super().__init__(value)
        self.value = value


async def _found(waiting: Any) -> Object:
    try:
        return Object(value=await waiting, done=False)
    except Returned as end:
        return Object(value=end.value, done=True)
    except StopAsyncIteration:
        return Object(value=undefined, done=True)


def step(generator: Generator, value: Given = undefined, *_: object) -> Promise[Any]:
    """`generator.next(value)`: what it yields next; the first value goes nowhere."""

    async def go() -> Object:
        try:
            return await _found(generator.asend(None if value is undefined else value))
        except TypeError as error:
            if "just-started" not in str(error):
                raise
            return await _found(generator.asend(None))

    return _after_the_last(generator, go)


def finish(generator: Generator, value: Given = undefined, *_: object) -> Promise[Any]:
    """`generator.return(value)`: its `finally` blocks run, and it is done."""

    async def go() -> Object:
        await generator.aclose()
        return Object(value=value, done=True)

    return _after_the_last(generator, go)


def fail(generator: Generator, error: Given = undefined, *_: object) -> Promise[Any]:
    """`generator.throw(error)`: where it stands, the error is thrown."""

    async def go() -> Object:
        return await _found(generator.athrow(error if isinstance(error, BaseException) else Thrown(error)))

    return _after_the_last(generator, go)


METHODS: Final[dict[str, Callable[..., Any]]] = {"next": step, "return": finish, "throw": fail}
"""The methods by the names that JavaScript has for them."""
