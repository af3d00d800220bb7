"""The error of a command that failed.

What must stay true: its own attributes come in Node's order; a program that knows `subprocess` may catch it as a
`CalledProcessError`, and one that doesn't never loads that module for it.
"""

from __future__ import annotations

import sys
from typing import Any

from .._errors.rare import CommandFailedError

_classes: list[type[CommandFailedError]] = []


def command_failed(message: str, **fields: Any) -> CommandFailedError:
    """The error with these attributes. As a CalledProcessError its `returncode` is negative for a signal.

    `output` and `stdout` keep Node's meaning: the list of all streams, and the first of them.
    """
    error = _error_class()(message)
    for name, value in fields.items():
        setattr(error, name, value)
    return error


def _error_class() -> type[CommandFailedError]:
    if _classes:
        return _classes[0]
    subprocess: Any = sys.modules.get("subprocess")
    base = getattr(subprocess, "CalledProcessError", None)
    if base is None:
        return CommandFailedError
    body = {
        "__init__": _without_arguments,
        "__module__": CommandFailedError.__module__,
        "__qualname__": CommandFailedError.__qualname__,
        "cmd": None,
        "returncode": property(_return_code),
    }
    _classes.append(type("CommandFailedError", (CommandFailedError, base), body))
    return _classes[0]


def _without_arguments(self: CommandFailedError, message: str) -> None:
    """Instead of CalledProcessError's, which wants a code and a command."""
    Exception.__init__(self, message)
    self.message = message


def _return_code(self: CommandFailedError) -> int | None:
    code: int | None = self.status if self.code is None else self.code
    if code is not None or self.signal is None:
        return code
    from .._os.signals import SIGNALS

    return -SIGNALS.get(self.signal, 0)
