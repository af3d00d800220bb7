"""`process.emitWarning` and what stderr shows of a warning.

    (python3:4711) [CODE] Name: message
    detail

Before the process number stands the interpreter's own name, where Node writes its own.
What must stay true: 'warning' is emitted in a tick; printing is done by a listener, the first that is registered.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol

from .._errors.base import InvalidArgTypeError, NodeError
from .._js.arity import is_function
from .._js.kinds import error_name
from .._on_use import on_use
from .._os.node_options import options_in
from .._run.leaving import flush_output
from ..values import Undefined, undefined

if TYPE_CHECKING:
    import traceback
    from collections.abc import Callable
else:
    traceback = on_use("traceback")  # 3 ms; only for a warning whose trace was asked for


class Settings(Protocol):
    """What warnings need of `process`: its settings, what stderr calls it, and how the event comes."""

    noDeprecation: object
    throwDeprecation: object
    traceDeprecation: object
    traceProcessWarnings: object
    execPath: str
    _hinted: bool
    _prints_warnings: bool
    _disabled_warnings: frozenset[str]
    _warnings_file: str | None

    @property
    def pid(self) -> int: ...
    def nextTick(self, callback: Callable[..., object], *args: object) -> None: ...
    def emit(self, event: object, /, *args: object, **kwargs: object) -> bool: ...


class WarningError(NodeError):
    """What 'warning' listeners get: `name` is the type of the warning, `code` and `detail` may be undefined."""

    detail: str | Undefined = undefined

    def __init__(self, message: str = "", *, code: str | None = None, name: str = "Warning") -> None:
        super().__init__(message, code=code)
        self.name = name


# What an option of NODE_OPTIONS sets, and to what.
_SWITCHES = {
    "--no-deprecation": ("noDeprecation", True),
    "--throw-deprecation": ("throwDeprecation", True),
    "--no-throw-deprecation": ("throwDeprecation", undefined),
    "--trace-deprecation": ("traceDeprecation", True),
    "--no-trace-deprecation": ("traceDeprecation", undefined),
    "--trace-warnings": ("traceProcessWarnings", True),
    "--no-trace-warnings": ("traceProcessWarnings", undefined),
    "--no-warnings": ("_prints_warnings", False),
    "--warnings": ("_prints_warnings", True),
}


def take_options(process: Settings, text: str) -> None:
    """Set what NODE_OPTIONS says about warnings; of two options that contradict each other, the last one counts."""
    disabled = set(process._disabled_warnings)
    for name, value in options_in(text):
        if name == "--disable-warning":
            disabled.add(value or "")
        elif name == "--redirect-warnings":
            process._warnings_file = value
        elif name in _SWITCHES and value is None:
            setattr(process, *_SWITCHES[name])
    process._disabled_warnings = frozenset(disabled)


def emit_warning(process: Settings, warning: object, type: object, code: object, detail: object) -> None:
    """See `Process.emitWarning`."""
    if isinstance(type, dict):
        code, detail = type.get("code", undefined), type.get("detail")
        type = type.get("type") or "Warning"
    elif is_function(type):
        type, code = "Warning", undefined
    if is_function(code):
        code = undefined
    name, checked_code = _text("type", type), _text("code", code)
    if isinstance(warning, str):
        warning = _made(process, WarningError(warning, code=checked_code, name=name or "Warning"), detail)
    elif not isinstance(warning, BaseException):
        raise InvalidArgTypeError("warning", "of type string or an instance of Error", warning)
    if error_name(warning) == "DeprecationWarning":
        if process.noDeprecation:
            return
        if process.throwDeprecation:
            process.nextTick(_throw, warning)
            return
    process.nextTick(process.emit, "warning", warning)


def _text(name: str, value: object) -> str | None:
    """A text, None for undefined; ERR_INVALID_ARG_TYPE otherwise."""
    if value is undefined:
        return None
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return value


def _made(process: Settings, warning: WarningError, detail: object) -> WarningError:
    if isinstance(detail, str):
        warning.detail = detail
    if _traced(process, warning.name):
        frames = [one for one in traceback.extract_stack() if f"{os.sep}nodecompat{os.sep}" not in one.filename]
        warning.stack = f"{warning.name}: {warning}\n" + "".join(traceback.format_list(frames)).rstrip("\n")
    return warning


def _traced(process: Settings, name: str) -> bool:
    return bool(process.traceProcessWarnings or (name == "DeprecationWarning" and process.traceDeprecation))


def _throw(warning: BaseException) -> None:
    raise warning


def print_warning(process: Settings, warning: object) -> None:
    """Write a warning to stderr; a value that is no exception is not shown."""
    if not isinstance(warning, BaseException):
        return
    given = vars(warning).get("name")  # a program may name any exception
    name = given if isinstance(given, str) else error_name(warning)
    if name == "DeprecationWarning" and process.noDeprecation:
        return
    code = getattr(warning, "code", None)
    if process._disabled_warnings.intersection(one for one in (name, code) if isinstance(one, str)):
        return
    stack = vars(warning).get("stack") if _traced(process, name) else None
    text = f"({os.path.basename(process.execPath) or 'python'}:{process.pid}) "
    text += f"[{code}] " if code else ""
    text += stack or (f"{name}: {warning}" if str(warning) else name)
    detail = getattr(warning, "detail", None)
    if isinstance(detail, str):
        text += f"\n{detail}"
    if not stack and not process._hinted:
        process._hinted = True
        switch = "traceDeprecation" if name == "DeprecationWarning" else "traceProcessWarnings"
        text += f"\n(Set `process.{switch} = True` to show where the warning was created)"
    file = process._warnings_file or os.environ.get("NODE_REDIRECT_WARNINGS")
    if file and _appended(file, text):
        return
    flush_output()  # so that both streams keep their order where they go to one place
    try:
        print(text, file=sys.stderr, flush=True)
    except Exception:  # stderr is closed or nobody reads it
        pass


def _appended(file: str, text: str) -> bool:
    """Write to the end of a file; False when that cannot be."""
    try:
        with open(file, "a", encoding="utf-8", errors="surrogateescape") as warnings:
            warnings.write(f"{text}\n")
    except (OSError, ValueError):
        return False
    return True
