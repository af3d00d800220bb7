"""`util.promisify` and `util.callbackify`: between callbacks and promises.

What must stay true: a promisified function settles its promise in the callback itself; a callback made for a
promise is called in a tick, so that what it raises is an uncaught exception and no rejection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError
from .._js.arity import fit
from .._js.fields import method
from .._js.text import Symbol
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

CUSTOM = Symbol.for_("nodejs.util.promisify.custom")
CUSTOM_NAME = "promisifyCustom"
_COPIED = ("__module__", "__name__", "__qualname__", "__doc__")


class FalsyValueRejectionError(NodeError):
    """ERR_FALSY_VALUE_REJECTION: a promise was rejected with `reason`, which a callback would take for no error."""

    code: str | None = "ERR_FALSY_VALUE_REJECTION"

    def __init__(self, reason: object) -> None:
        super().__init__("Promise was rejected with falsy value")
        self.reason = reason


class Promisify:
    """`util.promisify`; there is one instance."""

    custom: Symbol = CUSTOM
    __name__ = "promisify"

    def __call__(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """A function that returns a promise, made from one whose last argument is a callback `(error, value)`.

        A function whose attribute `promisifyCustom` (or whose `__dict__` entry under the symbol
        `promisify.custom`) is a function gives that one. Raises ERR_INVALID_ARG_TYPE. Node: util.promisify.
        """
        _check(original, "original")
        custom = method(original, CUSTOM, CUSTOM_NAME)
        if custom is not None:
            _check(custom, "util.promisify.custom")
            return _marked(custom)

        def promisified(*args: Any) -> Promise[Any]:
            return Promise(lambda resolve, reject: _call(original, args, resolve, reject))

        _look_like(promisified, original)
        return _marked(promisified)

    def inspectCustom(self) -> str:
        """It is a function to whoever looks at it."""
        return "[Function: promisify]"


promisify: Promisify = Promisify()


def _call(original: Callable[..., Any], args: tuple[Any, ...], resolve: Any, reject: Any) -> None:
    def callback(error: Any = None, *values: Any) -> None:
        if is_truthy(error):
            reject(error)
        else:
            resolve(values[0] if values else None)

    result = engine.take_result(original(*args, callback))
    if isinstance(result, Promise):
        from ..process import process

        text = "Calling promisify on a function that returns a Promise is likely a mistake."
        process.emitWarning(text, "DeprecationWarning", "DEP0174")


def _marked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Promisified again, it shall be itself."""
    try:
        names: Any = function.__dict__  # a key of its dictionary may be a symbol
        names[CUSTOM] = function
    except (AttributeError, TypeError):  # a builtin, or a bound method
        pass
    return function


def _look_like(function: Any, original: Any) -> None:
    for name in _COPIED:
        try:
            setattr(function, name, getattr(original, name))
        except (AttributeError, TypeError):
            continue
    own = getattr(original, "__dict__", None)
    if isinstance(own, dict):
        function.__dict__.update({name: value for name, value in own.items() if str(name)[:2] != "__"})


def callbackify(original: Callable[..., Any]) -> Callable[..., None]:
    """A function whose last argument is a callback `(error, value)`, made from one that returns a promise.

    `original` may be an `async def`. A rejection with a falsy value arrives as ERR_FALSY_VALUE_REJECTION.
    Raises ERR_INVALID_ARG_TYPE. Node: util.callbackify.
    """
    _check(original, "original")

    def callbackified(*args: Any) -> None:
        from ..process import process

        callback: Any = args[-1] if args else undefined
        _check(callback, "last argument")
        done = fit(callback, 2)
        failed = fit(callback, 1)

        def reject(reason: Any) -> None:
            failed(reason if is_truthy(reason) else FalsyValueRejectionError(reason))

        Promise.resolve(engine.take_result(original(*args[:-1]))).then(
            lambda value: process.nextTick(done, None, value), lambda reason: process.nextTick(reject, reason)
        )

    _look_like(callbackified, original)
    name = getattr(original, "__name__", None)
    if isinstance(name, str):
        callbackified.__name__ = f"{name}Callbackified"
    return callbackified


def is_truthy(value: Any) -> bool:
    """JavaScript's truth: only null, undefined, false, 0, NaN and '' are not."""
    if value is None or value is undefined:
        return False
    if isinstance(value, (int, float)):
        return value == value and bool(value)
    return not (isinstance(value, str) and not value)


def _check(value: Any, name: str) -> None:
    if not callable(value):
        raise InvalidArgTypeError(name, "of type function", value)
