"""`readline/promises`: questions whose answers are promises."""

from __future__ import annotations

from typing import Any

from .._errors.rare import AbortError
from .._events.awaiting import addAbortListener
from ..promise import Promise
from ..values import undefined
from . import interface

__all__ = ["Interface", "createInterface"]


class Interface(interface.Interface):
    """As that of `readline`; `question` gives a promise. Node: readlinePromises.Interface."""

    def question(self, query: str, options: object = undefined, callback: object = undefined) -> Promise[str]:  # type: ignore[override]  # as in Node
        """A promise of the next line. Option: signal, with which it is rejected. Node: rl.question."""
        promise, resolve, reject = Promise.withResolvers()
        signal: Any = options.get("signal") if isinstance(options, dict) else None
        try:
            if signal is not None:
                if signal.aborted:
                    raise AbortError(cause=signal.reason)

                def abort(*_: object) -> None:
                    self._cancel()
                    reject(AbortError(cause=signal.reason))

                listening = addAbortListener(signal, abort)

                def answered(line: str) -> None:
                    listening.dispose()
                    resolve(line)

                self._ask(query, answered)
            else:
                self._ask(query, resolve)
        except Exception as error:
            reject(error)
        return promise


def createInterface(
    input: Any = undefined,
    output: Any = undefined,
    completer: Any = undefined,
    terminal: Any = undefined,
    **options: Any,
) -> Interface:
    """The lines of a stream, and questions as promises. Node: readlinePromises.createInterface."""
    return Interface(interface.options_of(input, output, completer, terminal, options))
