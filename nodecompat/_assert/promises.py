"""`assert.rejects` and `assert.doesNotReject`."""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._js.arity import is_function
from .._loop.coroutines import start
from ..promise import Promise
from ..values import undefined
from .checks import check_not_thrown, check_thrown


def rejects(promiseFn: Any = undefined, error: object = undefined, message: object = undefined) -> Promise[Any]:
    """A promise that is rejected unless another, or that of a function, is. Node: assert.rejects."""
    return start(_rejects(promiseFn, error, message))


async def _rejects(promise: Any, error: object, message: object) -> None:
    check_thrown(await _outcome(promise), error, message, "rejects")


def doesNotReject(promiseFn: Any = undefined, error: object = undefined, message: object = undefined) -> Promise[Any]:
    """A promise that is rejected if another, or that of a function, is. Node: assert.doesNotReject."""
    return start(_does_not_reject(promiseFn, error, message))


async def _does_not_reject(promise: Any, error: object, message: object) -> None:
    check_not_thrown(await _outcome(promise), error, message, "doesNotReject")


async def _outcome(given: Any) -> Any:
    """The error; None where there is none."""
    promise = given() if is_function(given) else given
    if not hasattr(promise, "__await__") and not is_function(getattr(promise, "then", None)):
        if is_function(given):
            text = 'Expected instance of Promise to be returned from the "promiseFn" function but got '
            kind = "undefined" if promise is None or promise is undefined else f"type {type(promise).__name__}"
            raise NodeTypeError(f"{text}{kind}.", code="ERR_INVALID_RETURN_VALUE")
        raise InvalidArgTypeError("promiseFn", "of type function or an instance of Promise", given)
    try:
        await promise
    except Exception as error:
        return error
    return None
