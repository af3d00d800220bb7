"""What all streams of the web share: queues, strategies, the functions of a source or a sink, and promises inside.

What must stay true: what a program gives is called in one way (`Algorithm`), and its outcome is told in one microtask
unless it is a promise; a promise that the program did not ask for is never a rejection that nobody handled.
Source: WHATWG Streams; where it leaves room, Node.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeRangeError, NodeTypeError, Thrown, inspect_brief
from .._events.event import field, shown_as
from .._js.arity import fit, is_function
from .._js.numbers import number_of
from .._loop.current import engine
from ..promise import PENDING, REJECTED, Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    Done = Callable[..., object]
    Settled = Promise[Any]

MAKING: Any = object()  # stands first among the arguments of what only the package makes
PARKED: Any = object()  # the result of an algorithm that tells by itself when it is done
_INFINITY = float("inf")


class StreamStateError(NodeTypeError):
    """ERR_INVALID_STATE, as a TypeError."""

    code: str | None = "ERR_INVALID_STATE"

    def __init__(self, text: str) -> None:
        super().__init__(f"Invalid state: {text}")


class InvalidSizeError(NodeRangeError):
    """ERR_INVALID_ARG_VALUE, as a RangeError."""

    code: str | None = "ERR_INVALID_ARG_VALUE"

    def __init__(self, name: str, value: object) -> None:
        word = "property" if "." in name else "argument"
        super().__init__(f"The {word} '{name}' is invalid. Received {inspect_brief(value)}")


class IllegalMakingError(NodeTypeError):
    """ERR_ILLEGAL_CONSTRUCTOR: a class that only the package makes instances of."""

    code: str | None = "ERR_ILLEGAL_CONSTRUCTOR"

    def __init__(self) -> None:
        super().__init__("Illegal constructor")


class Shown:
    """What `util.inspect` shows: the class, and what `_fields` says."""

    def _fields(self) -> dict[str, object]:
        return {}

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """The text; too far down, the class in brackets."""
        if depth < 0:
            return f"[{type(self).__name__}]"
        return shown_as(self, self._fields(), depth, options, inspect)


# -- queues ---------------------------------------------------------------------------------------------


class Queue:
    """Values that wait, with their sizes. Source: WHATWG Streams, 8.1."""

    __slots__ = ("_items", "size")

    def __init__(self) -> None:
        self._items: deque[tuple[Any, float]] = deque()
        self.size: float = 0  # of all together

    def __len__(self) -> int:
        return len(self._items)

    def put(self, value: object, size: object) -> None:
        """Add a value. Raises ERR_INVALID_ARG_VALUE for what is no size."""
        number = number_of(size)
        if not 0 <= number < _INFINITY:
            raise InvalidSizeError("size", size)
        self._items.append((value, number))
        self.size += number

    def put_first(self, value: object, size: float) -> None:
        """Put back what was taken too much."""
        self._items.appendleft((value, size))
        self.size += size

    def take(self) -> Any:
        """Remove the first value."""
        value, size = self._items.popleft()
        self.size = max(0, self.size - size)
        return value

    def first(self) -> Any:
        """The first value."""
        return self._items[0][0]

    def clear(self) -> None:
        """Remove all."""
        self._items.clear()
        self.size = 0


def one(_: object = undefined) -> int:
    """The size of a chunk where no strategy says otherwise."""
    return 1


def mark_of(strategy: object, default: float) -> float:
    """A strategy's highWaterMark. Raises ERR_INVALID_ARG_VALUE."""
    given = field(strategy, "highWaterMark")
    if given is undefined:
        return default
    number = number_of(given)
    if not number >= 0:
        raise InvalidSizeError("strategy.highWaterMark", given)
    return number


def size_of(strategy: object) -> Callable[[Any], Any]:
    """A strategy's `size`. Raises ERR_INVALID_ARG_TYPE."""
    given = field(strategy, "size")
    if given is undefined:
        return one
    if not is_function(given):
        raise InvalidArgTypeError("strategy.size", "of type function", given)
    return fit(given, 1)


class _Strategy(Shown):
    """A strategy with a mark. Raises ERR_INVALID_ARG_TYPE, ERR_MISSING_OPTION."""

    def __init__(self, init: object = undefined, **keywords: object) -> None:
        given = keywords or init
        if given is None or isinstance(given, (str, int, float)) or given is undefined:
            raise InvalidArgTypeError("init", "of type object", given)
        mark = field(given, "highWaterMark")
        if mark is undefined:
            raise NodeTypeError("init.highWaterMark is required", code="ERR_MISSING_OPTION")
        self._mark = number_of(mark)

    @property
    def highWaterMark(self) -> float:
        """How much may wait."""
        return self._mark

    def _fields(self) -> dict[str, object]:
        return {"highWaterMark": self._mark}


class CountQueuingStrategy(_Strategy):
    """Counts chunks: `CountQueuingStrategy({'highWaterMark': 3})`, or with a keyword."""

    @property
    def size(self) -> Callable[[object], int]:
        """1 for each chunk."""
        return one


class ByteLengthQueuingStrategy(_Strategy):
    """Counts bytes."""

    @property
    def size(self) -> Callable[[object], object]:
        """How many bytes a chunk has."""
        return byte_length


def byte_length(chunk: object) -> Any:
    """How many bytes a chunk has; undefined for what has none, such as text."""
    if isinstance(chunk, (bytes, bytearray)):
        return len(chunk)
    if isinstance(chunk, str):
        return undefined
    try:
        return memoryview(chunk).nbytes  # type: ignore[arg-type]  # which is what is asked here
    except TypeError:
        return field(chunk, "byteLength")


# -- what a program gives -------------------------------------------------------------------------------


def check_object(name: str, value: object, *, nullable: bool = False) -> None:
    """Raises ERR_INVALID_ARG_TYPE for what is no object."""
    if isinstance(value, (str, int, float)) or (value is None and not nullable):
        raise InvalidArgTypeError(name, "of type object", value)


def reason_of(error: BaseException) -> object:
    """What was thrown: JavaScript may throw anything, Python wraps what is no exception."""
    return error.value if type(error) is Thrown else error


def function_in(owner: object, name: str, where: str, count: int) -> Callable[..., Any] | None:
    """A function of a source, a sink or a transformer; None without one. Raises ERR_INVALID_ARG_TYPE."""
    found = field(owner, name)
    if not found:
        return None
    if not is_function(found):
        raise InvalidArgTypeError(f"{where}.{name}", "of type function", found)
    return fit(found, count)


def called(function: Callable[..., Any], *args: object) -> Any:
    """What a function of the program's gives: a promise when it is asynchronous."""
    return engine.take_result(function(*args))


def outcome(function: Callable[..., Any], *args: object) -> Any:
    """The same; a rejected promise for what it raises."""
    try:
        result = function(*args)
        return result if result is None or result is undefined else engine.take_result(result)
    except Exception as error:
        return Promise.reject(reason_of(error))


def promised(function: Callable[..., Any] | None, *args: object) -> Settled:
    """The promise of what a function gives; fulfilled without one. As an `async` function that calls it."""
    promise: Settled = Promise()
    if function is None:
        promise._resolve(undefined)
        return promise
    try:
        promise._resolve(called(function, *args))
    except Exception as error:
        promise._reject(reason_of(error))
    return promise


def asynchronous(function: Callable[..., Any] | None) -> Callable[..., Settled] | None:
    """A function that gives a promise of what another one gives, as an `async` function around it."""
    return None if function is None else lambda *args: promised(function, *args)


def is_thenable(value: object) -> bool:
    """Whether it is a promise of anybody's."""
    return getattr(type(value), "then", None) is not None


def after(result: Any, done: Done, failed: Done) -> None:
    """Call `done()` or `failed(reason)` when an algorithm is done: its result may be a promise."""
    if result is None or result is undefined:
        engine.microtask(done)
    elif result is PARKED:
        return
    elif is_thenable(result):
        then(Promise.resolve(result), done, failed)
    else:
        engine.microtask(done)


# -- promises inside ------------------------------------------------------------------------------------


def then(promise: Settled, done: Done | None, failed: Done | None) -> None:
    """Call one of two functions in a microtask, without a promise of what it returns."""
    promise._subscribe((None if done is None else lambda _: done(), failed, None))


def later(function: Done, *args: object) -> None:
    """Call a function in a microtask."""
    engine.microtask(function, *args)


def quiet(promise: Settled) -> Settled:
    """A promise whose rejection needs no handler."""
    if not promise._handled:
        promise._handled = True
        if promise._state is REJECTED:
            engine.rejection_handled(promise)
    return promise


def fulfilled(value: object = undefined) -> Settled:
    """A promise of a value."""
    promise: Settled = Promise()
    promise._resolve(value)
    return promise


def rejected(reason: object) -> Settled:
    """A promise that is rejected, whose rejection needs no handler."""
    promise: Settled = Promise()
    promise._handled = True
    promise._reject(reason)
    return promise


def is_pending(promise: object) -> bool:
    """Whether it may still be settled. A hook is no promise."""
    return isinstance(promise, Promise) and promise._state is PENDING


class Hook:
    """Stands where a promise would: the package's own reaction, called in a microtask."""

    __slots__ = ("_done", "_failed", "_handled")

    def __init__(self, done: Done | None, failed: Done | None) -> None:
        self._done = done
        self._failed = failed
        self._handled = True

    def _resolve(self, _: object = undefined) -> None:
        if self._done is not None:
            engine.microtask(self._done)

    def _reject(self, reason: object) -> None:
        if self._failed is not None:
            engine.microtask(self._failed, reason)
