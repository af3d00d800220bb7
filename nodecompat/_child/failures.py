"""The error of a command that failed.

What must stay true: its own attributes come in Node's order; a program that has imported `subprocess` may catch it as
a `CalledProcessError`; that module is never loaded for it. What a callback of `exec` gets has `killed`, `signal`,
`cmd`, `code` and `stack`, whatever it was; those that Node leaves out are `undefined`, and not shown among its own.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from .._errors.rare import CommandFailedError
from .._inspect.failures import heading
from .._os.signals import SIGNALS
from ..values import undefined


def command_failed(message: str, **fields: Any) -> CommandFailedError:
    """The error with these attributes. As a CalledProcessError its `returncode` is negative for a signal.

    `output` and `stdout` keep Node's meaning: the list of all streams, and the first of them.
    """
    base = getattr(sys.modules.get("subprocess"), "CalledProcessError", None)
    error = (CommandFailedError if base is None else _error_class(base))(message)
    for name, value in fields.items():
        setattr(error, name, value)
    return error


@cache
def _error_class(base: type[Exception]) -> type[CommandFailedError]:
    """The class for a program that has `base`, whose `__init__` wants code and command."""
    body = {
        "__init__": _without_arguments,
        "__module__": CommandFailedError.__module__,
        "__qualname__": CommandFailedError.__qualname__,
        "cmd": None,
        "returncode": property(_return_code),
    }
    return type("CommandFailedError", (CommandFailedError, base), body)


def complete(error: BaseException) -> None:
    """Give an error the attributes that every error of `exec` has: those it lacks are its class's, and not shown."""
    for name, value in _COMPLETE.items():
        if not hasattr(error, name):
            try:
                setattr(type(error), name, value)
            except TypeError:  # an exception that is built into Python
                setattr(error, name, heading(error) if isinstance(value, property) else value)


_COMPLETE: dict[str, object] = {
    **dict.fromkeys(("killed", "signal", "cmd", "code"), undefined),
    "stack": property(heading),
}


def _without_arguments(self: CommandFailedError, message: str) -> None:
    Exception.__init__(self, message)
    self.message = message


def _return_code(self: CommandFailedError) -> int | None:
    code: Any = self.status if self.code is undefined else self.code
    if code is undefined or code is None:
        return -SIGNALS.get(self.signal, 0) if self.signal else None
    number: int = code
    return number


def as_text(data: str | bytes) -> str:
    """The output of a command, in a message."""
    return data if isinstance(data, str) else data.decode("utf-8", "replace")
