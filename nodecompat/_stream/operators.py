"""What can be done with the chunks of a stream, one after the other: `map`, `filter`, `reduce` and the like.

What must stay true: results come in the order of the chunks, however many functions run at once; no more is read than
is asked for; whoever stops early destroys the stream, as leaving `async for` does.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .._errors.base import InvalidArgTypeError, MissingArgsError, OutOfRangeError
from .._errors.checks import check_signal
from .._errors.rare import AbortError
from .._js import numbers
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.record import Record
from .._loop.current import engine
from ..abort import AbortController
from ..promise import Promise
from ..values import undefined
from .base import thrown

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterable, Callable

    from ..abort import AbortSignal

    Source = AsyncIterable[Any]
    Items = AsyncGenerator[Any, None]

_EMPTY: Any = object()  # the result of a function that gives nothing
_END: Any = object()


class _Options(NamedTuple):
    """The options of an operator."""

    signal: AbortSignal | None
    concurrency: int
    mark: int


def _signal(options: object) -> AbortSignal | None:
    """The one option of the operators that call nothing, or one after the other. Raises ERR_INVALID_ARG_TYPE."""
    if options is None or options is undefined:
        return None
    if not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    signal: Any = options.get("signal")
    if signal is None or signal is undefined:
        return None
    check_signal(signal, "options.signal")
    return cast("AbortSignal", signal)


def _checked(options: object) -> _Options:
    """The options of the others. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    signal = _signal(options)
    if not isinstance(options, dict):
        return _Options(None, 1, 1)
    concurrency = _whole(options, "concurrency", 1, 1)
    mark = _whole(options, "highWaterMark", concurrency - 1, 0)
    return _Options(signal, concurrency, mark + concurrency)


def _whole(options: dict[str, Any], name: str, default: int, least: int) -> int:
    value = options.get(name)
    if value is None or value is undefined:
        return default
    number = numbers.number_of(value) // 1
    if not least <= number <= numbers.MAX_SAFE_INTEGER:
        if number != number or abs(number) == float("inf"):
            raise OutOfRangeError(f"options.{name}", "an integer", number)
        raise OutOfRangeError(f"options.{name}", f">= {least} && <= {numbers.MAX_SAFE_INTEGER}", int(number))
    return int(number)


def _function(fn: object, name: str = "fn") -> Callable[..., Any]:
    if not is_function(fn):
        raise InvalidArgTypeError(name, "of type function", fn)
    return fn


# -- those that give a stream ---------------------------------------------------------------------------


def map(source: Source, fn: object, options: object = None) -> Items:
    """What `fn(chunk, {signal})` gives for each chunk; up to `concurrency` run at once."""
    work = _Work(source, fit(_function(fn), 2), _checked(options))
    return work.items()


class _Work:
    """The calls under way, in order, and who waits for them."""

    def __init__(self, source: Source, fn: Callable[..., Any], options: _Options) -> None:
        self._source = source
        self._fn = fn
        self._options = options
        self._aborter = AbortController()
        self._queue: deque[Any] = deque()
        self._busy = 0
        self._done = False
        self._filled: Callable[[], object] | None = None
        self._roomy: Callable[[], object] | None = None

    @property
    def _signal(self) -> AbortSignal:
        return self._options.signal or self._aborter.signal

    def _succeeded(self, value: object = None) -> None:
        self._busy -= 1
        self._maybe_resume()

    def _failed(self, error: object = None) -> None:
        self._done = True
        self._busy -= 1

    def _maybe_resume(self) -> None:
        room = self._busy < self._options.concurrency and len(self._queue) < self._options.mark
        if room and not self._done:
            self._resume()

    def _resume(self) -> None:
        wake, self._roomy = self._roomy, None
        if wake is not None:
            wake()

    def _fill(self, *results: Any) -> None:
        self._queue.extend(results)
        wake, self._filled = self._filled, None
        if wake is not None:
            wake()

    def _start(self, made: Promise[Any]) -> None:
        self._busy += 1
        made.then(self._succeeded, self._failed)
        self._fill(made)

    def _call(self, chunk: object) -> Promise[Any] | None:
        try:
            result = engine.take_result(self._fn(chunk, Record(signal=self._signal)))
        except Exception as error:
            return Promise.reject(thrown(error))
        return None if result is _EMPTY else Promise.resolve(result)

    async def _pump(self) -> None:
        try:
            async for chunk in self._source:
                if self._done:
                    return
                if self._signal.aborted:
                    raise AbortError
                made = self._call(chunk)
                if made is None:
                    continue
                self._start(made)
                full = len(self._queue) >= self._options.mark or self._busy >= self._options.concurrency
                if full and not self._done:
                    waiting, self._roomy, _ = Promise.withResolvers()
                    await waiting
            self._fill(_END)
        except Exception as error:
            self._start(Promise.reject(thrown(error)))
        finally:
            self._done = True
            self._fill()

    async def items(self) -> Items:
        """The results. Leaving early ends the work."""
        engine.start_coroutine(self._pump())
        try:
            while True:
                while self._queue:
                    if self._queue[0] is _END:
                        return
                    result = await self._queue[0]
                    if self._signal.aborted:
                        raise AbortError
                    if result is not _EMPTY:
                        yield result
                    self._queue.popleft()
                    self._maybe_resume()
                waiting, self._filled, _ = Promise.withResolvers()
                await waiting
        finally:
            self._done = True
            self._resume()


async def _awaited(fn: Callable[..., Any], *args: object) -> Any:
    return await Promise.resolve(engine.take_result(fn(*args)))


def filter(source: Source, fn: object, options: object = None) -> Items:
    """The chunks for which `fn(chunk, {signal})` gives something true."""
    call = fit(_function(fn), 2)

    async def chosen(chunk: object, given: object) -> object:
        return chunk if truthy(await _awaited(call, chunk, given)) else _EMPTY

    return map(source, chosen, options)


def flatMap(source: Source, fn: object, options: object = None) -> Items:
    """The items of what `fn(chunk, {signal})` gives, which is an iterable or a stream."""
    return _flat(map(source, fn, options))


async def _flat(results: Items) -> Items:
    async for items in results:
        if hasattr(items, "__aiter__"):
            async for item in items:
                yield item
        else:
            for item in items:
                yield item


def take(source: Source, number: object, options: object = None) -> Items:
    """The first chunks."""
    signal = _signal(options)
    return _taken(source, _count(number), signal)


def drop(source: Source, number: object, options: object = None) -> Items:
    """The chunks after the first ones."""
    signal = _signal(options)
    return _rest(source, _count(number), signal)


def _count(number: object) -> float:
    count = numbers.number_of(number)
    if count != count:
        return 0
    if count < 0:
        raise OutOfRangeError("number", ">= 0", count)
    return count


def _stop_if_aborted(signal: AbortSignal | None) -> None:
    if signal is not None and signal.aborted:
        raise AbortError


async def _taken(source: Source, left: float, signal: AbortSignal | None) -> Items:
    _stop_if_aborted(signal)
    async for chunk in source:
        _stop_if_aborted(signal)
        if left > 0:
            yield chunk
        left -= 1
        if left <= 0:
            return


async def _rest(source: Source, left: float, signal: AbortSignal | None) -> Items:
    _stop_if_aborted(signal)
    async for chunk in source:
        _stop_if_aborted(signal)
        if left <= 0:
            yield chunk
        left -= 1


# -- those that give a promise --------------------------------------------------------------------------


async def toArray(source: Source, options: object = None) -> list[Any]:
    """All chunks."""
    signal = _signal(options)
    found = []
    async for chunk in source:
        if signal is not None and signal.aborted:
            raise AbortError(cause=signal.reason)
        found.append(chunk)
    return found


async def forEach(source: Source, fn: object, options: object = None) -> Any:
    """Call `fn(chunk, {signal})` for each chunk."""
    call = fit(_function(fn), 2)

    async def called(chunk: object, given: object) -> object:
        await _awaited(call, chunk, given)
        return _EMPTY

    async for _ in map(source, called, options):
        pass
    return undefined


async def find(source: Source, fn: object, options: object = None, *, missing: object = undefined) -> Any:
    """The first chunk for which `fn(chunk, {signal})` gives something true, or undefined."""
    found = filter(source, fn, options)
    try:
        async for chunk in found:
            return chunk
    finally:
        await found.aclose()
    return missing


async def some(source: Source, fn: object, options: object = None) -> bool:
    """Whether there is such a chunk."""
    return await find(source, fn, options, missing=_END) is not _END


async def every(source: Source, fn: object, options: object = None) -> bool:
    """Whether all chunks are such."""
    call = fit(_function(fn), 2)

    async def other(chunk: object, given: object) -> bool:
        return not truthy(await _awaited(call, chunk, given))

    return not await some(source, other, options)


async def reduce(source: Any, fn: object, initial: object, options: object = None) -> Any:
    """`fn(before, chunk, {signal})` over all chunks, beginning with `initial`, or with the first chunk without it."""
    call = fit(_function(fn, "reducer"), 3)
    signal = _signal(options)
    if signal is not None and signal.aborted:
        error = AbortError(cause=signal.reason)
        source.once("error", lambda: None)
        source.destroy(error)
        raise error
    aborter = AbortController()
    found = initial
    async for chunk in source:
        _stop_if_aborted(signal)
        found = (
            chunk if found is MISSING else await _awaited(call, found, chunk, Record(signal=signal or aborter.signal))
        )
    aborter.abort()
    if found is MISSING:
        raise _missing_value()
    return found


MISSING: Any = object()  # what stands for an initial value that is not given


def _missing_value() -> MissingArgsError:
    error = MissingArgsError("reduce")
    error.message = "Reduce of an empty stream requires an initial value"
    error.args = (error.message,)
    return error
