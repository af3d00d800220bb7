"""`stream/promises`: `pipeline` and `finished` that return promises.

What must stay true: they do what the functions with callbacks do; the promise is settled where the callback would be
called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from ..promise import Promise
from . import ending, pipelines
from .questions import is_web_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..abort import AbortSignal

__all__ = ["finished", "pipeline"]


def pipeline(*streams: object, signal: AbortSignal | None = None, end: bool = True) -> Promise[Any]:
    """Pipe streams, iterables and functions one into the next; a promise of what the last function returns.

    Options, as keywords or as a dict at the end: signal, an AbortSignal; end, False to leave the last stream open.
    Node: streamPromises.pipeline.
    """
    parts = list(streams)
    last = parts[-1] if parts else None
    if isinstance(last, dict) and not is_web_stream(last):
        parts.pop()
        signal, end = last.get("signal", signal), last.get("end", end)

    def start(resolve: Callable[..., None], reject: Callable[..., None]) -> None:
        def done(error: object, value: object) -> None:
            if error:
                reject(error)
            else:
                resolve(value)

        pipelines.run(parts, done, signal=signal, end=end)

    return Promise(start)


def finished(stream: object, options: Mapping[str, Any] | None = None, **keywords: object) -> Promise[None]:
    """A promise that is fulfilled when a stream is over and rejected when it failed; options as for `finished`.

    With `cleanup` its listeners are removed then. Node: streamPromises.finished.
    """
    given: dict[str, Any] = {**(options or {}), **keywords}
    cleanup = given.get("cleanup")
    if cleanup and not isinstance(cleanup, bool):
        raise InvalidArgTypeError("cleanup", "of type boolean", cleanup)

    def start(resolve: Callable[..., None], reject: Callable[..., None]) -> None:
        def done(error: object) -> None:
            if cleanup:
                stop()
            if error:
                reject(error)
            else:
                resolve()

        stop = ending.finished(stream, given, done)

    return Promise(start)
