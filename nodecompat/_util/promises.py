"""`util.promisify` and `util.callbackify`: between callbacks and promises.

What must stay true: a promisified function settles its promise in the callback itself; a callback made for a
promise is called in a tick, so that what it raises is an uncaught exception and no rejection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError
from .._js.arity import fit, is_function
from .._js.fields import method
from .._js.kinds import truthy
from .._js.text import Symbol
from .._loop.current import engine
from .._on_use import on_use
from ..process import process
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._child.child import ChildProcess
    from .._stream import promises as stream_promises
    from .._timers import promises as timer_promises

    Settle = Callable[[object], object]
else:
    stream_promises = on_use("nodecompat._stream.promises")
    timer_promises = on_use("nodecompat._timers.promises")

CUSTOM = Symbol.for_("nodejs.util.promisify.custom")
CUSTOM_NAME = "promisifyCustom"
_COPIED = ("__module__", "__name__", "__qualname__", "__doc__")


# The library's own functions that have a form with promises: by module and name.
_FORMS: dict[tuple[str, str], Callable[[], Callable[..., object]]] = {
    ("nodecompat._timers.scheduling", "setTimeout"): lambda: timer_promises.setTimeout,
    ("nodecompat._timers.scheduling", "setImmediate"): lambda: timer_promises.setImmediate,
    ("nodecompat._stream.pipelines", "pipeline"): lambda: stream_promises.pipeline,
    ("nodecompat._stream.ending", "finished"): lambda: stream_promises.finished,
}


class FalsyValueRejectionError(NodeError):
    """ERR_FALSY_VALUE_REJECTION: a promise was rejected with `reason`, which a callback would take for no error."""

    code: str | None = "ERR_FALSY_VALUE_REJECTION"

    def __init__(self, reason: object) -> None:
        super().__init__("Promise was rejected with falsy value")
        self.reason = reason


if TYPE_CHECKING:

    class Promised(Promise[Any]):
        """What a function returns that `promisify` has made."""

        child: ChildProcess  # of `exec` and `execFile` alone


class Promisify:
    """`promisify(f)`: what makes a function that returns a promise of one that takes a callback; there is one instance.

    promisify(exec)("ls").then(lambda result: print(result.stdout))
    """

    custom: Symbol = CUSTOM
    __name__ = "promisify"

    def __call__(self, original: Callable[..., object]) -> Callable[..., Promised]:
        """A function that returns a promise, made from one whose last argument is a callback `(error, value)`.

        The library's `setTimeout`, `setImmediate`, `pipeline` and `finished` give those of `timers.promises` and
        `stream.promises`. A function whose attribute `promisifyCustom` (or whose `__dict__` entry under the symbol
        `promisify.custom`) is a function gives that one. Raises ERR_INVALID_ARG_TYPE. Node: util.promisify.
        """
        _function(original, "original")
        custom = method(original, CUSTOM, CUSTOM_NAME)
        if custom is None:
            custom = _own_form(original)
        if custom is not None:
            _function(custom, "util.promisify.custom")
            return _marked(custom)

        def promisified(*args: object) -> Promise[Any]:
            return Promise(lambda resolve, reject: _call(original, args, resolve, reject))

        _look_like(promisified, original)
        return _marked(promisified)

    def inspectCustom(self) -> str:
        """Shown as the function that it is in Node."""
        return "[Function: promisify]"


promisify: Promisify = Promisify()


def _own_form(original: Callable[..., object]) -> Callable[..., object] | None:
    form = _FORMS.get((getattr(original, "__module__", ""), getattr(original, "__name__", "")))
    return None if form is None else form()


def _call(original: Callable[..., object], args: tuple[object, ...], resolve: Settle, reject: Settle) -> None:
    def callback(error: object = undefined, *values: object) -> None:
        if truthy(error):
            reject(error)
        else:
            resolve(values[0] if values else undefined)

    result = engine.take_result(original(*args, callback))
    if isinstance(result, Promise):
        text = "Calling promisify on a function that returns a Promise is likely a mistake."
        process.emitWarning(text, "DeprecationWarning", "DEP0174")


def _marked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a promisified function, so that promisifying it again returns it unchanged."""
    try:
        names: dict[Any, object] = function.__dict__  # a key of its dictionary may be a symbol
        names[CUSTOM] = function
    except (AttributeError, TypeError):  # a builtin, or a bound method
        pass
    return function


def _look_like(function: Callable[..., object], original: Callable[..., object]) -> None:
    for name in _COPIED:
        try:
            setattr(function, name, getattr(original, name))
        except (AttributeError, TypeError):
            continue
    own = getattr(original, "__dict__", None)
    if isinstance(own, dict):
        function.__dict__.update({name: value for name, value in own.items() if str(name)[:2] != "__"})


def callbackify(original: Callable[..., object]) -> Callable[..., None]:
    """A function whose last argument is a callback `(error, value)`, made from one that returns a promise.

    `original` may be an `async def`. A rejection with a falsy value arrives as ERR_FALSY_VALUE_REJECTION.
    Raises ERR_INVALID_ARG_TYPE. Node: util.callbackify.
    """
    _function(original, "original")

    def callbackified(*args: object) -> None:
        callback = _function(args[-1] if args else undefined, "last argument")
        done = fit(callback, 2)
        failed = fit(callback, 1)

        def reject(reason: object) -> None:
            failed(reason if truthy(reason) else FalsyValueRejectionError(reason))

        Promise.resolve(engine.take_result(original(*args[:-1]))).then(
            lambda value: process.nextTick(done, None, value), lambda reason: process.nextTick(reject, reason)
        )

    _look_like(callbackified, original)
    name = getattr(original, "__name__", None)
    if isinstance(name, str):
        callbackified.__name__ = f"{name}Callbackified"
    return callbackified


def _function(value: object, name: str) -> Callable[..., Any]:
    if not is_function(value):
        raise InvalidArgTypeError(name, "of type function", value)
    return value
