"""`readline/promises`: questions whose answers are promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_integer
from .._errors.rare import AbortError
from .._events.awaiting import addAbortListener
from .._js.arity import is_function
from .._js.numbers import MAX_SAFE_INTEGER
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from . import interface

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Interface", "Readline", "createInterface"]


class Readline:
    """What moves the cursor of a terminal, written by `commit()`, or at once with `autoCommit`.

    Node: readlinePromises.Readline.
    """

    def __init__(self, stream: Any = undefined, options: object = undefined) -> None:
        if not is_function(getattr(stream, "write", None)):
            raise InvalidArgTypeError("stream", "an instance of Writable", stream)
        self._stream = stream
        self._todo: list[str] = []
        self._at_once = isinstance(options, dict) and options.get("autoCommit") is True

    def _put(self, text: str) -> Self:
        if self._at_once:
            engine.next_tick(self._stream.write, text)
        else:
            self._todo.append(text)
        return self

    def clearLine(self, dir: object = undefined) -> Self:
        """Clear the line left of the cursor (-1), right of it (1), or all of it (0)."""
        side = check_integer("dir", dir, -1, 1)
        return self._put(f"\x1b[{1 if side < 0 else 0 if side > 0 else 2}K")

    def clearScreenDown(self) -> Self:
        """Clear the screen from the cursor on."""
        return self._put("\x1b[0J")

    def cursorTo(self, x: object = undefined, y: object = undefined) -> Self:
        """Move the cursor to a column, and a row."""
        column = check_integer("x", x, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
        if y is undefined or y is None:
            return self._put(f"\x1b[{column + 1}G")
        row = check_integer("y", y, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
        return self._put(f"\x1b[{row + 1};{column + 1}H")

    def moveCursor(self, dx: object = undefined, dy: object = undefined) -> Self:
        """Move the cursor by so many columns and rows."""
        right = check_integer("dx", dx, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
        down = check_integer("dy", dy, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
        text = f"\x1b[{abs(right)}{'D' if right < 0 else 'C'}" if right else ""
        text += f"\x1b[{abs(down)}{'A' if down < 0 else 'B'}" if down else ""
        return self._put(text) if text else self

    def commit(self) -> Promise[Any]:
        """Write what has gathered: a promise of when it is written."""
        promise, resolve, _ = Promise.withResolvers()
        text, self._todo = "".join(self._todo), []
        self._stream.write(text, lambda *_: resolve(undefined))
        return promise

    def rollback(self) -> Self:
        """Forget what has gathered."""
        self._todo = []
        return self


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
