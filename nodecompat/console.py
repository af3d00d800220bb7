"""Node's `console`, and the class `Console` for other streams.

    from nodecompat import console
    console.log('%s has %d', name, count, {'more': [1, 2]})

The module is the console, as `require('console')` is in Node: `nodecompat.console.log` is the same function.
`assert` is a keyword of Python's and therefore spelled `assert_`; `getattr(console, 'assert')` is there too.

What must stay true: output goes through process.stdout and process.stderr, so it is written when the call
returns and keeps its order with `print`; a text alone needs none of `util`; a stream that fails is ignored.
"""

from __future__ import annotations

import sys
from os import environ
from time import perf_counter_ns
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from ._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, OutOfRangeError
from ._js.arity import is_function
from ._on_use import on_use
from .process import process
from .values import Map, undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from ._inspect import failures as _failures
    from ._inspect import inspection as _inspection
    from ._inspect import styles as _styles
    from ._inspect import text as _text
    from ._js import kinds as _kinds
    from ._js import numbers as _numbers
    from ._js import text as _js_text
    from ._util import formatting as _formatting
    from ._util import table as _table

    class Writable(Protocol):
        """A stream, or a file object of Python's."""

        def write(self, text: str, /) -> object: ...

    class Stream(Protocol):
        """What is used of a stream that is an emitter."""

        def write(self, text: str, callback: Callable[..., object] = ..., /) -> object: ...
        def listenerCount(self, event: str, /) -> int: ...
        def once(self, event: str, listener: Callable[..., object], /) -> object: ...

    from ._errors import advice

    def __getattr__(name: str) -> Any: ...

else:  # a child that logs plain texts needs none of it, and the inspector is a dozen files
    advice = on_use("nodecompat._errors.advice")
    _failures = on_use("nodecompat._inspect.failures")
    _inspection = on_use("nodecompat._inspect.inspection")
    _styles = on_use("nodecompat._inspect.styles")
    _text = on_use("nodecompat._inspect.text")
    _kinds = on_use("nodecompat._js.kinds")
    _numbers = on_use("nodecompat._js.numbers")
    _js_text = on_use("nodecompat._js.text")
    _formatting = on_use("nodecompat._util.formatting")
    _table = on_use("nodecompat._util.table")

__all__ = ["Console", "console"]

_MAX_INDENTATION = 1000
_OPTIONS = ("stdout", "stderr", "ignoreErrors", "colorMode", "inspectOptions", "groupIndentation")
_TIME_UNITS = (3_600_000, 60_000)


class Console:
    """A console that writes to two streams. Node: console.Console.

    `Console(stdout, stderr, ignoreErrors)`, or a dict or keywords with `stdout`, `stderr` (the same as stdout),
    `ignoreErrors` (True), `colorMode` ('auto', True, False), `inspectOptions` and `groupIndentation` (2). A stream
    is anything with `write`. Raises ERR_CONSOLE_WRITABLE_STREAM, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
    ERR_OUT_OF_RANGE, ERR_INCOMPATIBLE_OPTION_PAIR.
    """

    _toStringTag = "console"
    _stdout: Writable
    _stderr: Writable

    def __init__(
        self, stdout: object = None, stderr: object = undefined, ignoreErrors: object = True, **options: object
    ) -> None:
        for name in options:
            if name not in _OPTIONS:
                raise advice.unexpected("Console", name, _OPTIONS)
        given = {"stdout": stdout, "stderr": stderr, "ignoreErrors": ignoreErrors, **options}
        if isinstance(stdout, dict):
            given = {"ignoreErrors": True, **stdout, **options}
        given = _kinds.defined(given)
        self._stdout = _writable(given.get("stdout"), "stdout")
        self._stderr = _writable(given.get("stderr", self._stdout), "stderr")
        self._lay_out(given)

    def _lay_out(self, options: Mapping[str, Any]) -> None:
        self._ignoreErrors = bool(options.get("ignoreErrors", True))
        self._colorMode = options.get("colorMode", "auto")
        self._inspectOptions = options.get("inspectOptions")
        self._groupIndentation = options.get("groupIndentation", 2)
        self._indentation = ""
        self._times: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        if options:
            _check_options(self._colorMode, self._groupIndentation, self._inspectOptions, options)

    # -- lines -------------------------------------------------------------------------------------

    def log(self, *args: object) -> None:
        """Write the arguments, formatted as `util.format` does, and a line end to stdout."""
        text = _text_alone(args)
        self._write(self._stdout, self._formatted(self._stdout, args) if text is None else text)

    info = log
    debug = log
    dirxml = log

    def error(self, *args: object) -> None:
        """`log` to stderr."""
        text = _text_alone(args)
        self._write(self._stderr, self._formatted(self._stderr, args) if text is None else text)

    warn = error

    def trace(self, *args: object) -> None:
        """Write `Trace: ` with the formatted arguments and the stack of the caller to stderr."""
        text = self._formatted(self._stderr, args)
        lines = [f"Trace: {text}" if text else "Trace"]
        frame = sys._getframe(1)
        while frame is not None and len(lines) <= _failures.STACK_LIMIT:
            lines.append(_failures.frame_text(frame.f_code, frame.f_lineno))
            frame = frame.f_back  # type: ignore[assignment]
        self.error("\n".join(lines))

    def dir(self, obj: object = undefined, options: object = None, **keywords: object) -> None:
        """Inspect a value with options of `util.inspect`; custom inspection is left out."""
        given = options if isinstance(options, dict) else {}
        found = {"customInspect": False, **self._inspect_options(self._stdout), **given, **keywords}
        self._write(self._stdout, _inspection.inspect(obj, found))

    def assert_(self, value: object = False, *args: object) -> None:
        """Write `Assertion failed` and the arguments to stderr if the value is falsy, as JavaScript sees it."""
        if _kinds.truthy(value):
            return
        if args and isinstance(args[0], str):
            self.warn(f"Assertion failed: {args[0]}", *args[1:])
        else:
            self.warn("Assertion failed", *args)

    def table(self, tabularData: object = undefined, properties: object = undefined) -> None:
        """Write a table of rows and columns; only the columns in `properties` if given.

        What is no collection is logged. Raises ERR_INVALID_ARG_TYPE.
        """
        if properties is not undefined and properties is not None and not isinstance(properties, (list, tuple)):
            raise InvalidArgTypeError("properties", "an instance of Array", properties)
        base = {"maxArrayLength": 3, "breakLength": float("inf")}

        def cell(value: object) -> str:
            is_array = isinstance(value, (list, tuple, bytes, bytearray)) or value is None
            deep = is_array or len(_table.rows_of(value) or ()) <= 2
            depth = 0 if deep else -1
            return _inspection.inspect(value, {"depth": depth, **base, **self._inspect_options(self._stdout)})

        columns = [*properties] if isinstance(properties, (list, tuple)) else None
        lines = _table.lines_of(tabularData, columns, cell)
        self.log(tabularData if lines is None else lines)

    # -- groups, counts and times --------------------------------------------------------------------

    def group(self, *args: object) -> None:
        """Log the arguments, if any, and indent what follows."""
        if args:
            self.log(*args)
        self._indentation += " " * self._groupIndentation

    groupCollapsed = group

    def groupEnd(self) -> None:
        """Take one indentation back."""
        self._indentation = self._indentation[self._groupIndentation :]

    def count(self, label: object = "default") -> None:
        """Log how often it was called with this label."""
        name = _label(label)
        self._counts[name] = self._counts.get(name, 0) + 1
        self.log(f"{name}: {self._counts[name]}")

    def countReset(self, label: object = "default") -> None:
        """Begin to count anew; warns of an unknown label."""
        name = _label(label)
        if self._counts.pop(name, None) is None:
            _warn(f"Count for '{name}' does not exist")

    def time(self, label: object = "default") -> None:
        """Start a timer; warns if it runs already."""
        name = _label(label)
        if name in self._times:
            _warn(f"Label '{name}' already exists for console.time()")
        else:
            self._times[name] = perf_counter_ns()

    def timeLog(self, label: object = "default", *args: object) -> None:
        """Log the time since `time(label)`, and the arguments; warns of an unknown label."""
        self._log_time(_label(label), "timeLog", args)

    def timeEnd(self, label: object = "default") -> None:
        """Log the time since `time(label)` and end the timer; warns of an unknown label."""
        name = _label(label)
        self._log_time(name, "timeEnd", ())
        self._times.pop(name, None)

    def _log_time(self, name: str, method: str, args: tuple[object, ...]) -> None:
        start = self._times.get(name)
        if start is None:
            _warn(f"No such label '{name}' for console.{method}()")
        else:
            self.log("%s: %s", name, duration_text((perf_counter_ns() - start) / 1e6), *args)

    def clear(self) -> None:
        """Clear the terminal; nothing where stdout is none."""
        if getattr(self._stdout, "isTTY", None) is True and environ.get("TERM") != "dumb":
            self._stdout.write("\x1b[1;1H\x1b[0J")

    def profile(self, label: object = None) -> None:
        """Nothing: there is no inspector."""

    profileEnd = profile
    timeStamp = profile

    # -- writing -----------------------------------------------------------------------------------

    def _formatted(self, stream: Writable, args: tuple[object, ...]) -> str:
        if not args:
            return ""
        return _formatting.formatted(self._inspect_options(stream), args)

    def _inspect_options(self, stream: Writable) -> dict[str, Any]:
        colors = _styles.wants_color(stream) if self._colorMode == "auto" else self._colorMode
        given = self._inspectOptions
        if isinstance(given, Map):
            given = given.get(stream)
        return {"colors": colors, **(given or {})}

    def _write(self, stream: Writable, text: str) -> None:
        if self._indentation:
            text = self._indentation + text.replace("\n", f"\n{self._indentation}")
        try:
            _send(stream, f"{text}\n", self._ignoreErrors)
        except Exception as error:
            if not self._ignoreErrors or isinstance(error, RecursionError):
                raise


setattr(Console, "assert", Console.assert_)


def _text_alone(args: tuple[object, ...]) -> str | None:
    """The line when there is nothing to format, None otherwise."""
    texts = [one for one in args if type(one) is str]
    if not texts or len(texts) != len(args) or (len(texts) > 1 and "%" in texts[0]):
        return None
    return texts[0] if len(texts) == 1 else " ".join(texts)


def _send(stream: Writable, text: str, ignore_errors: bool) -> None:
    if getattr(stream, "listenerCount", None) is None:  # a file object of Python's
        stream.write(text)
        flush = getattr(stream, "flush", None)
        if flush is not None:
            flush()
        return
    try:
        text.encode()
    except UnicodeEncodeError:  # lone surrogates
        text = _text.well_formed(text, keep_bytes=True)
    if not ignore_errors:
        stream.write(text)
    else:  # the callback comes before the 'error' event
        emitter = cast("Stream", stream)
        emitter.write(text, lambda error=None, *_: _ignore_later(emitter, error))


def _ignore_later(stream: Stream, error: object) -> None:
    if error is not None and not stream.listenerCount("error"):
        stream.once("error", _ignore)


def _ignore(error: object = None) -> None:
    """An 'error' listener, so that a stream which fails does not end the program."""


def duration_text(milliseconds: float) -> str:
    """A duration as `console.time` logs it: `1.5ms`, `2.500s`, `1:02.345 (m:ss.mmm)`."""
    hour, minute = _TIME_UNITS
    if milliseconds < 1000:
        return f"{_text.number(round(milliseconds, 3))}ms"
    if milliseconds < minute:
        return f"{milliseconds / 1000:.3f}s"
    hours, rest = divmod(milliseconds, hour)
    minutes, rest = divmod(rest, minute)
    seconds = f"{rest / 1000:06.3f}"
    if hours:
        return f"{hours:.0f}:{minutes:02.0f}:{seconds} (h:mm:ss.mmm)"
    return f"{minutes:.0f}:{seconds} (m:ss.mmm)"


def _label(label: object) -> str:
    if type(label) is str:
        return label
    if label is undefined:
        return "default"
    return _js_text.to_string(label)


def _warn(text: str) -> None:
    process.emitWarning(text)


def _writable(stream: object, name: str) -> Writable:
    if not is_function(getattr(stream, "write", None)):
        text = f"Console expects a writable stream instance for {name}"
        raise NodeTypeError(text, code="ERR_CONSOLE_WRITABLE_STREAM")
    return cast("Writable", stream)


def _check_options(
    color_mode: object, indentation: object, inspect_options: object, options: Mapping[str, object]
) -> None:
    if color_mode != "auto" and not isinstance(color_mode, bool):
        raise InvalidArgValueError("colorMode", color_mode, "must be one of: 'auto', true, false")
    if not _numbers.is_number(indentation):
        raise InvalidArgTypeError("groupIndentation", "of type number", indentation)
    if not 0 <= indentation <= _MAX_INDENTATION or not _numbers.is_integer(indentation):
        raise OutOfRangeError("groupIndentation", f">= 0 && <= {_MAX_INDENTATION}", indentation)
    if "inspectOptions" not in options:
        return
    if not isinstance(inspect_options, (dict, Map)):
        raise InvalidArgTypeError("options.inspectOptions", "of type object", inspect_options)
    for one in inspect_options.values() if isinstance(inspect_options, Map) else [inspect_options]:
        if "colors" in one and "colorMode" in options:
            text = 'Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"'
            raise NodeTypeError(text, code="ERR_INCOMPATIBLE_OPTION_PAIR")


class GlobalConsole(Console, ModuleType):
    """The class of this module, which is the global console; its streams are those of the process."""

    @property
    def _stdout(self) -> Writable:  # type: ignore[override]  # nobody assigns it
        return process.stdout

    @property
    def _stderr(self) -> Writable:  # type: ignore[override]
        return process.stderr

    def __repr__(self) -> str:
        return "Object [console]"


def _become_console(module: Any) -> GlobalConsole:
    module.__class__ = GlobalConsole
    module._lay_out({})
    return cast("GlobalConsole", module)


console: Console = _become_console(sys.modules[__name__])
