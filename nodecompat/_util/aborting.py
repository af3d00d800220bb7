"""`util.aborted`: a promise of an abort.

What must stay true: it listens only while the resource lives, so that a signal that outlives many operations does
not collect their listeners.
"""

from __future__ import annotations

import weakref
from typing import Any

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._events.target import AbortSubscription
from .._js.text import Symbol
from ..abort import AbortSignal
from ..promise import Promise
from ..values import undefined


def aborted(signal: object = undefined, resource: object = undefined) -> Promise[Any]:
    """A promise fulfilled, with the event, when a signal aborts; at once, with undefined, when it has aborted.

    It is never settled when `resource`, any object, goes away before. Rejected with ERR_INVALID_ARG_TYPE.
    Node: util.aborted.
    """
    if not isinstance(signal, AbortSignal):
        return Promise.reject(NodeTypeError("signal is not of type AbortSignal.", code="ERR_INVALID_ARG_TYPE"))
    if resource is None or resource is undefined or isinstance(resource, (str, bytes, int, float, Symbol)):
        return Promise.reject(InvalidArgTypeError("resource", "of type object", resource))
    if signal.aborted:
        return _returned(Promise.resolve(undefined))
    promise: Promise[Any] = Promise()
    subscription = AbortSubscription(signal, promise._resolve)
    try:
        weakref.finalize(resource, subscription.dispose).atexit = False
    except TypeError:
        pass  # a dict or a list says nothing when it goes
    subscription.start()
    return _returned(promise)


def _returned(promise: Promise[Any]) -> Promise[Any]:
    """The promise of an async function that returns this one."""
    return Promise(lambda resolve: resolve(promise))
