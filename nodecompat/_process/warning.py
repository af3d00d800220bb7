"""`process.emitWarning` and what stderr shows of a warning.

    (python3:4711) [CODE] Name: message
    detail

The word before the process number is the interpreter's own name, where Node writes its own.
What must stay true: 'warning' is emitted in a tick; printing is the work of a listener that was there first.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError
from .._js.kinds import error_name
from ..values import undefined

if TYPE_CHECKING:
    from ..process import Process

_hinted = False  # how to see where warnings come from is told once


class WarningError(NodeError):
    """What 'warning' listeners get: `name` is the type of the warning, `code` and `detail` may be None."""

    detail: str | None = None
    stack: str | None = None  # where it was created, when a trace was asked for


def emit_warning(process: Process, warning: Any, type: Any, code: Any, ctor: Any, detail: str | None) -> None:
    """See `Process.emitWarning`."""
    if isinstance(type, dict):
        code, detail = type.get("code", undefined), type.get("detail")
        type = type.get("type") or "Warning"
    elif _is_function(type):
        type, code = "Warning", undefined
    if type is not undefined and not isinstance(type, str):
        raise InvalidArgTypeError("type", "of type string", type)
    if _is_function(code):
        code = undefined
    elif code is not undefined and not isinstance(code, str):
        raise InvalidArgTypeError("code", "of type string", code)
    if isinstance(warning, str):
        warning = _make(process, warning, str(type or "Warning"), code, detail)
    elif not isinstance(warning, BaseException):
        raise InvalidArgTypeError("warning", "of type string or an instance of Error", warning)
    if error_name(warning) == "DeprecationWarning":
        if process.noDeprecation:
            return
        if process.throwDeprecation:
            process.nextTick(_throw, warning)
            return
    process.nextTick(process.emit, "warning", warning)


def _is_function(value: Any) -> bool:
    return value is not undefined and callable(value)


def _make(process: Process, text: str, name: str, code: Any, detail: Any) -> WarningError:
    warning = WarningError(text, code=None if code is undefined else code)
    warning.name = name
    if isinstance(detail, str):
        warning.detail = detail
    if _traced(process, name):
        from traceback import extract_stack, format_list

        frames = [frame for frame in extract_stack() if f"{os.sep}nodecompat{os.sep}" not in frame.filename]
        warning.stack = f"{name}: {text}\n" + "".join(format_list(frames)).rstrip("\n")
    return warning


def _traced(process: Process, name: str) -> bool:
    return bool(process.traceProcessWarnings or (name == "DeprecationWarning" and process.traceDeprecation))


def _throw(warning: BaseException) -> None:
    raise warning


def print_warning(process: Process, warning: Any) -> None:
    """Write a warning to stderr; what is no exception is not shown."""
    global _hinted
    if not isinstance(warning, BaseException):
        return
    name = error_name(warning)
    if name == "DeprecationWarning" and process.noDeprecation:
        return
    code = getattr(warning, "code", None)
    stack = getattr(warning, "stack", None) if _traced(process, name) else None
    text = f"({os.path.basename(process.execPath) or 'python'}:{process.pid}) "
    text += f"[{code}] " if code else ""
    text += stack or (f"{name}: {warning}" if str(warning) else name)
    detail = getattr(warning, "detail", None)
    if isinstance(detail, str):
        text += f"\n{detail}"
    if not stack and not _hinted:
        _hinted = True
        switch = "traceDeprecation" if name == "DeprecationWarning" else "traceProcessWarnings"
        text += f"\n(Set `process.{switch} = True` to show where the warning was created)"
    from .._run.ending import flush_output

    flush_output()  # so that both streams keep their order where they go to one place
    try:
        print(text, file=sys.stderr, flush=True)
    except Exception:  # no stderr to speak of
        pass
