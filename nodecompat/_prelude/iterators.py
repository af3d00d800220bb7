"""What JavaScript's iterators can do, as functions on those of Python. Source: ECMA-262 27.1."""

from __future__ import annotations

from collections import abc
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import Thrown
from nodecompat._js.arity import is_function
from nodecompat._js.iterators import field_of, steps
from nodecompat._js.kinds import truthy, type_of
from nodecompat._js.own import Object
from nodecompat.values import undefined

from .calling import callback, integer
from .faults import TypeError
from .iterating import each

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from .terms import Found, Given


def step(iterator: Iterator[Any], *sent: Given) -> Object:
    """`{value, done}`: what comes next (`next` in JavaScript)."""
    if getattr(iterator, "gi_running", False):
        raise TypeError("Generator is already running")
    try:
        found = iterator.send(sent[0]) if sent and hasattr(iterator, "send") and _started(iterator) else next(iterator)
    except StopIteration as end:
        return Object(value=undefined if end.value is None else end.value, done=True)
    return Object(value=found, done=False)


def _started(generator: Given) -> bool:
    return bool(generator.gi_suspended)


def finish(generator: Generator[Any, Any, Any], value: Given = undefined, *_: object) -> Object:
    """End a generator (`return` in JavaScript)."""
    if hasattr(generator, "close"):
        generator.close()
    return Object(value=value, done=True)


def fail(generator: Generator[Any, Any, Any], error: Given = undefined, *_: object) -> Object:
    """Raise an error inside of a generator (`throw` in JavaScript)."""
    try:
        raised = error if isinstance(error, BaseException) else Thrown(error)
        return Object(value=generator.throw(raised), done=False)
    except StopIteration as end:
        return Object(value=undefined if end.value is None else end.value, done=True)


class Helper:
    """What an iterator's methods give: an iterator that has them as well, `numbers.drop(1).take(3).toArray()`."""

    def __init__(self, items: Iterator[Any]) -> None:
        self._items = items

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return next(self._items)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = METHODS.get(name) if name[:1] != "_" else None
        if method is None:
            raise AttributeError(f"'Iterator' object has no attribute {name!r}")
        return partial(method, self)

    def close(self) -> None:
        """End what it goes through."""
        close = getattr(self._items, "close", None)
        if close is not None:
            close()

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return "Object [Iterator Helper] {}"


def map(iterator: Iterator[Any], function: Given = undefined, *_: object) -> Iterator[Any]:
    """The results of `function(item, index)`."""
    call = callback(function, 2)
    return Helper(call(item, index) for index, item in enumerate(iterator))


def filter(iterator: Iterator[Any], function: Given = undefined, *_: object) -> Iterator[Any]:
    """The items for which a function is true."""
    call = callback(function, 2)
    return Helper(item for index, item in enumerate(iterator) if truthy(call(item, index)))


def flatMap(iterator: Iterator[Any], function: Given = undefined, *_: object) -> Iterator[Any]:
    """The items of what a function gives for each."""
    call = callback(function, 2)
    return Helper(inner for index, item in enumerate(iterator) for inner in each(call(item, index)))


def forEach(iterator: Iterator[Any], function: Given = undefined, *_: object) -> Found:
    """Call a function for each item."""
    call = callback(function, 2)
    for index, item in enumerate(iterator):
        call(item, index)
    return undefined


def some(iterator: Iterator[Any], function: Given = undefined, *_: object) -> bool:
    """Whether a function is true of any item."""
    call = callback(function, 2)
    return any(truthy(call(item, index)) for index, item in enumerate(iterator))


def every(iterator: Iterator[Any], function: Given = undefined, *_: object) -> bool:
    """Whether a function is true of every item."""
    call = callback(function, 2)
    return all(truthy(call(item, index)) for index, item in enumerate(iterator))


def find(iterator: Iterator[Any], function: Given = undefined, *_: object) -> Found:
    """The first item for which a function is true."""
    return next(filter(iterator, function), undefined)


def reduce(iterator: Iterator[Any], function: Given = undefined, *initial: Given) -> Found:
    """`function(result, item, index)` over the items."""
    call = callback(function, 3)
    start = 0
    if initial:
        found = initial[0]
    else:
        start, found = 1, next(iterator, undefined)
        if found is undefined:
            raise TypeError("Reduce of a done iterator with no initial value")
    for index, item in enumerate(iterator, start):
        found = call(found, item, index)
    return found


def _concat(*sources: Given) -> Iterator[Any]:
    for source in sources:
        yield from each(source)


class _Iterators(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, abc.Iterator) if cls is Iterator_ else type.__instancecheck__(cls, value)


class Iterator_(metaclass=_Iterators):
    """JavaScript's Iterator: every iterator of Python's is one; `js.call(iterator, 'take', 2)` calls its methods."""

    @staticmethod
    def from_(source: Given = undefined, *_: object) -> Helper:
        """An iterator of what can be iterated (`Iterator.from` in JavaScript). Raises TypeError for other values."""
        if source is None or (not isinstance(source, str) and type_of(source) not in ("object", "function")):
            raise TypeError("Iterator.from called on non-object")
        return Helper(steps(source) if has_next(source) else each(source))

    @staticmethod
    def concat(*sources: Given) -> Helper:
        """The members of several, one after the other."""
        return Helper(_concat(*sources))


Iterator_.__name__ = Iterator_.__qualname__ = "Iterator"
setattr(Iterator_, "from", Iterator_.from_)


def has_next(value: Given) -> bool:
    """Whether a value is an iterator already."""
    return isinstance(value, abc.Iterator) or is_function(field_of(value, "next"))


METHODS: Final[dict[str, Callable[..., Any]]] = {
    "next": step,
    "return": finish,
    "throw": fail,
    "map": map,
    "filter": filter,
    "flatMap": flatMap,
    "forEach": forEach,
    "some": some,
    "every": every,
    "find": find,
    "reduce": reduce,
    "take": lambda iterator, count=undefined, *_: Helper(islice(iterator, integer(count))),
    "drop": lambda iterator, count=undefined, *_: Helper(islice(iterator, integer(count), None)),
    "toArray": lambda iterator, *_: [*iterator],
}
"""The methods of iterators by the names that JavaScript has for them."""
