"""`stream/promises`: `pipeline` and `finished` that return promises.

What must stay true: they do what the functions with callbacks do; the promise is settled where the callback would be
called.
"""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError
from ..promise import Promise
from . import ending, pipelines
from .questions import is_iterable, is_stream

__all__ = ["finished", "pipeline"]


def pipeline(*streams: Any, signal: Any = None, end: bool = True) -> Promise[Any]:
    """Pipe streams, iterables and functions one into the next; a promise of what the last function returns.

    Options, as keywords or as a dict at the end: signal, an AbortSignal; end, False to leave the last stream open.
    Node: streamPromises.pipeline.
    """
    parts = list(streams)
    if parts and isinstance(parts[-1], dict) and not is_stream(parts[-1]):
        options = parts.pop()
        signal, end = options.get("signal", signal), options.get("end", end)
    elif parts and not is_stream(parts[-1]) and not is_iterable(parts[-1]) and not callable(parts[-1]):
        parts.pop()

    def start(resolve: Any, reject: Any) -> None:
        def done(error: Any, value: Any) -> None:
            reject(error) if error else resolve(value)

        pipelines.run(parts, done, signal=signal, end=end)

    return Promise(start)


def finished(stream: Any, options: Any = None, **keywords: Any) -> Promise[None]:
    """A promise that is fulfilled when a stream is over and rejected when it failed; options as for `finished`.

    With `cleanup` its listeners are taken back then. Node: streamPromises.finished.
    """
    given = {**(options or {}), **keywords}
    cleanup = given.get("cleanup")
    if cleanup and not isinstance(cleanup, bool):
        raise InvalidArgTypeError("cleanup", "of type boolean", cleanup)

    def start(resolve: Any, reject: Any) -> None:
        def done(error: Any) -> None:
            if cleanup:
                stop()
            reject(error) if error else resolve()

        stop = ending.finished(stream, given, done)

    return Promise(start)
