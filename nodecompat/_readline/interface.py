"""Interface: lines of a stream, and questions.

What must stay true: a line ends with `\\n`, `\\r\\n`, `\\r`, U+2028 or U+2029, however the chunks are cut; what is left
at the end of the input is a line as well; 'close' comes once.
"""

from __future__ import annotations

import re
import time
import weakref
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgValueError, NodeError, NodeTypeError
from .._errors.checks import check_signal
from .._events.awaiting import EventIterator, Feed, addAbortListener
from .._events.emitter import EventEmitter
from .._js.arity import fit, is_function
from .._js.kinds import defined, truthy
from .._js.text import string_of
from .._loop.current import engine
from .._stream.encodings import decoder
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from .._events.typed import AnyCallback

_ENDS = re.compile("\r\n|\n|\r|\u2028|\u2029")
_MOST_LINES = 1024  # that wait in an iteration before the input is paused: Node's number
_SHORTEST_DELAY = 100  # milliseconds between the two halves of `\\r\\n`
_OPTIONS = ("input", "output", "completer", "terminal")


class UseAfterCloseError(NodeError):
    """ERR_USE_AFTER_CLOSE."""

    code: str | None = "ERR_USE_AFTER_CLOSE"

    def __init__(self) -> None:
        super().__init__("readline was closed")


class Interface(EventEmitter):
    """Lines of a stream. Events: 'line' (a text), 'close', 'pause', 'resume', 'error'. Node: readline.Interface.

    Options, in a dict in the place of `input`: input, the stream; output, where prompts are written; prompt ('> ');
    crlfDelay, milliseconds that `\\n` may come after `\\r` and still belong to it (100, and no less); terminal, whether
    `output` is one; signal, which closes it. `completer` is looked at and not called. Raises ERR_INVALID_ARG_VALUE,
    ERR_INVALID_ARG_TYPE, and TypeError for an input that is no stream.
    """

    def __init__(
        self, input: Any = undefined, output: Any = undefined, completer: Any = undefined, terminal: Any = undefined
    ) -> None:
        super().__init__()
        given = dict(zip(_OPTIONS, (input, output, completer, terminal), strict=True))
        if isinstance(input, dict):
            given = {**dict.fromkeys(_OPTIONS, undefined), **input}
        given = defined(given)
        if "completer" in given and not is_function(given["completer"]):
            raise InvalidArgValueError("completer", given["completer"])
        signal = given.get("signal")
        if signal is not None:
            check_signal(signal, "options.signal")
        self.input: Any = given.get("input", undefined)
        if not hasattr(self.input, "on"):
            raise _no_stream(self.input)
        self.output: Any = given.get("output", undefined)
        self.terminal = truthy(given.get("terminal", getattr(self.output, "isTTY", False)))
        self.crlfDelay = max(_SHORTEST_DELAY, given.get("crlfDelay") or 0)
        self.line = ""
        self.cursor = 0
        self.closed: Any = undefined  # as in Node, until it is
        self.paused: Any = undefined
        self._prompt: str = given.get("prompt", "> ")
        self._old_prompt = self._prompt
        self._answer: Callable[..., object] | None = None
        self._rest: list[str] = []  # the chunks of the line that is not whole
        self._feed: Feed | None = None
        self._iterator: weakref.ref[LineIterator] | None = None  # who leaves its loop lets it go
        self._return_at = 0.0
        self._decoder = decoder("utf8")
        self._listeners = {"error": self._on_error, "data": self._take, "end": self._on_end}
        for event, listener in self._listeners.items():
            self.input.on(event, listener)
        if signal is not None:
            self._follow(signal)
        self.input.resume()

    def _follow(self, signal: Any) -> None:
        if signal.aborted:
            engine.next_tick(self.close)
        else:
            self.once("close", addAbortListener(signal, lambda *_: self.close()).dispose)

    # -- what comes in -----------------------------------------------------------------------------

    def _on_error(self, error: object) -> None:
        self.emit("error", error)

    def _on_end(self) -> None:
        rest, self._rest = "".join(self._rest), []
        if rest:
            self.emit("line", rest)
        self.close()

    def _take(self, data: Any) -> None:
        text = data if isinstance(data, str) else self._decoder.decode(bytes(data))
        if self._return_at and (time.monotonic() - self._return_at) * 1000 <= self.crlfDelay:
            text = text.removeprefix("\n")
            self._return_at = 0.0
        if not text:
            return
        lines = _ENDS.split(text)
        if len(lines) == 1:
            self._rest.append(text)
            return
        self._return_at = time.monotonic() if text.endswith("\r") else 0.0
        lines[0] = "".join((*self._rest, lines[0]))
        self._rest = [lines.pop()]
        for line in lines:
            self._on_line(line)

    def _on_line(self, line: str) -> None:
        answer, self._answer = self._answer, None
        if answer is None:
            self.emit("line", line)
            return
        self.setPrompt(self._old_prompt)
        engine.take_result(answer(line))

    # -- what a program does -----------------------------------------------------------------------

    def setPrompt(self, prompt: str, *_: object) -> None:
        """Set what `prompt` writes."""
        self._prompt = prompt

    def getPrompt(self) -> str:
        """What `prompt` writes."""
        return self._prompt

    def prompt(self, preserveCursor: object = undefined) -> None:
        """Write the prompt and go on reading. Raises ERR_USE_AFTER_CLOSE."""
        self.resume()
        self._write_out(self._prompt)

    def _write_out(self, text: str) -> None:
        if self.output is not None and self.output is not undefined:
            self.output.write(string_of(text))

    def question(self, query: str, options: AnyCallback = undefined, callback: AnyCallback = undefined) -> None:
        """Write a question; the next line is the answer: `callback(answer)`. Option: signal.

        Raises ERR_USE_AFTER_CLOSE. Node: rl.question.
        """
        if is_function(options):
            options, callback = undefined, options
        signal = options.get("signal") if isinstance(options, dict) else None
        if signal is not None and signal.aborted:
            return
        if is_function(callback):
            answer = fit(callback, 1)
            if signal is not None:
                listening = addAbortListener(signal, lambda *_: self._cancel())

                def answered(line: str) -> object:
                    listening.dispose()
                    return answer(line)

                self._ask(query, answered)
            else:
                self._ask(query, answer)

    def _ask(self, query: str, answer: Callable[..., object]) -> None:
        if self.closed:
            raise UseAfterCloseError
        if self._answer is None:
            self._old_prompt = self._prompt
            self.setPrompt(query)
            self._answer = answer
        self.prompt()

    def _cancel(self) -> None:
        if self._answer is not None:
            self._answer = None
            self.setPrompt(self._old_prompt)

    def write(self, data: object = undefined, key: object = undefined) -> None:
        """Take a text as if it had come in. Raises ERR_USE_AFTER_CLOSE."""
        self.resume()
        if data is not None and data is not undefined:
            self._take(data)

    def pause(self) -> Interface:
        """Read no further for the time being. Raises ERR_USE_AFTER_CLOSE."""
        if self.closed:
            raise UseAfterCloseError
        if not self.paused:
            self.input.pause()
            self.paused = True
            self.emit("pause")
        return self

    def resume(self) -> Interface:
        """Go on reading. Raises ERR_USE_AFTER_CLOSE."""
        if self.closed:
            raise UseAfterCloseError
        if self.paused:
            self.input.resume()
            self.paused = False
            self.emit("resume")
        return self

    def close(self) -> None:
        """Leave the input alone from now on; 'close' is emitted."""
        if self.closed:
            return
        self.pause()
        for event, listener in self._listeners.items():
            self.input.removeListener(event, listener)
        self.closed = True
        self.emit("close")

    def getCursorPos(self) -> dict[str, int]:
        """Where the cursor is, seen from the beginning of the prompt."""
        return {"rows": 0, "cols": len(self._prompt)}

    def __enter__(self) -> Interface:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __aiter__(self) -> LineIterator:
        """The lines from this call on; there is one iteration of them, however often it is asked for.

        When more than 1,024 lines wait, the interface is paused until none is left. An 'error' event comes out of it.
        Who leaves the loop early leaves the interface open, as in Node; the lines go on as 'line' events.
        """
        iterator = None if self._iterator is None else self._iterator()
        if iterator is None:
            if self._feed is None:
                self._feed = Feed(self, "line", {"close": ["close"], "highWaterMark": _MOST_LINES}, first=True)
                if self.closed:
                    self._feed.close()
            iterator = LineIterator.of(self._feed)
            self._iterator = weakref.ref(iterator)
        return iterator


class LineIterator(EventIterator):
    """The lines of an Interface, for `async for`; `next()` and `return_()` as in `events.on`."""

    if TYPE_CHECKING:

        def __anext__(self) -> Coroutine[Any, Any, str]: ...  # type: ignore[override]  # the line, and no list


def _no_stream(input: object) -> NodeTypeError:
    error = NodeTypeError("input.on is not a function")
    if isinstance(input, str):
        instead = (
            f"fs.createReadStream({input!r}) is one, of the file of that name" if input else "process.stdin is one"
        )
    else:
        instead = "process.stdin is one, as in createInterface({'input': process.stdin})"
    error.add_note(f"The lines are those of a stream: {instead}.")
    return error


def createInterface(
    input: Any = undefined,
    output: Any = undefined,
    completer: Any = undefined,
    terminal: Any = undefined,
    **options: Any,
) -> Interface:
    """The lines of a stream: of `input`, or of the options of Interface. Node: readline.createInterface."""
    return Interface(options_of(input, output, completer, terminal, options))


def options_of(input: Any, output: Any, completer: Any, terminal: Any, options: dict[str, Any]) -> dict[str, Any]:
    """The options of an Interface, from the arguments of `createInterface`."""
    if isinstance(input, dict):
        return {**input, **options}
    return {"input": input, "output": output, "completer": completer, "terminal": terminal, **options}
