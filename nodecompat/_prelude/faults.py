"""JavaScript's own errors, by JavaScript's names, and which of them an error of Python's is. Source: ECMA-262 20.5.

What must stay true: each has `message`, `name`, `stack` and `cause` as JavaScript's have them, from the moment it is
made, and is the Python class that a handler of the same fault catches; `isinstance(e, TypeError)` holds for a TypeError
of Python's too, `isinstance(e, Error)` for every exception.
"""

from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING, Any

from nodecompat._inspect.failures import MADE_AT, STACK_LIMIT, frame_text, stack_text
from nodecompat._js.kinds import error_name
from nodecompat._js.text import to_string
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

    from .terms import Found, Given

# The class that an exception of Python's counts as: that of the first of its bases which is named here.
_COUNTS_AS: dict[type, str] = {
    builtins.AttributeError: "TypeError",
    builtins.TypeError: "TypeError",
    builtins.ValueError: "RangeError",
    builtins.OverflowError: "RangeError",
    builtins.RecursionError: "RangeError",
    builtins.ZeroDivisionError: "RangeError",
    builtins.NameError: "ReferenceError",
    builtins.SyntaxError: "SyntaxError",
    builtins.BaseExceptionGroup: "AggregateError",
}


class _Errors(type):
    """The class of these classes: they may be called with any arguments, and count Python's errors as theirs."""

    @property
    def name(cls) -> str:
        """JavaScript: Function.name."""
        return cls.__name__

    def __instancecheck__(cls, value: object) -> bool:
        if type.__instancecheck__(cls, value):
            return True
        if cls not in _OURS or not type.__instancecheck__(BaseException, value):
            return False
        if type(value).__name__ == "RemoteError":  # of another process, or a copy: it has the name alone
            return cls.__name__ in ("Error", error_name(value))  # type: ignore[arg-type]  # which is one
        return cls.__name__ in ("Error", counts_as(type(value)))


def counts_as(cls: type) -> str:
    """The name of JavaScript's class that an exception's class stands for."""
    for base in cls.__mro__:
        if base in _OURS:
            return base.__name__
        if base in _COUNTS_AS:
            return _COUNTS_AS[base]
    return "Error"


class Error(Exception, metaclass=_Errors):
    """JavaScript's Error: `Error(message, {'cause': cause})`.

    `message` is the text, `name` the name of JavaScript's class, `stack` both and a line for each frame of the call
    that made it, `cause` what it was given; every other attribute that nobody set is undefined.
    """

    stackTraceLimit = STACK_LIMIT

    def __init__(self, message: Given = undefined, options: Given = undefined, *_: object) -> None:
        text = "" if message is undefined else to_string(message)
        super().__init__(*(() if message is undefined else (text,)))
        self.message = text
        if isinstance(options, dict) and "cause" in options:
            self.cause = options["cause"]
            if type.__instancecheck__(BaseException, self.cause):
                self.__cause__ = self.cause
        vars(self)[MADE_AT] = _frames(sys._getframe(1), self)

    @property
    def name(self) -> str:
        """The name of JavaScript's class; of one that a program derives, that of the class it derives from."""
        own = vars(self).get("name")
        return counts_as(type(self)) if own is None else own

    @name.setter
    def name(self, value: Given) -> None:
        vars(self)["name"] = value

    def __getattr__(self, attribute: str) -> Found:
        if attribute[:1] == "_":  # Python itself asks for such names, and means no use by it
            raise AttributeError(attribute)
        return type(self) if attribute == "constructor" else undefined

    @property
    def stack(self) -> str:
        """Name and message, and a line for each frame of the call that made it; assignable."""
        own = vars(self).get("stack")
        if own is None:
            own = vars(self)["stack"] = stack_text(self)
        return own

    @stack.setter
    def stack(self, value: Given) -> None:
        vars(self)["stack"] = value

    @staticmethod
    def isError(value: Given = undefined, *_: object) -> bool:
        """Whether a value is an error, also one of Python's. JavaScript: Error.isError."""
        return type.__instancecheck__(BaseException, value)

    @staticmethod
    def captureStackTrace(target: Given = undefined, *_: object) -> None:
        """Set `target.stack` to the frames of the caller. Node: Error.captureStackTrace."""
        lines = _frames(sys._getframe(1), target)
        if type.__instancecheck__(Error, target):
            target.__dict__.pop("stack", None)
            target.__dict__[MADE_AT] = lines
        elif isinstance(target, dict):
            target["stack"] = "\n".join(["Error", *lines])
        else:
            target.stack = "\n".join([*_heading(target), *lines])

    def toString(self, *_: object) -> str:
        """Name and message. JavaScript: error.toString()."""
        return str_of(self.name, self.message)

    def __str__(self) -> str:
        return to_string(self.message)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.message!r})"


def str_of(name: Given, message: Given) -> str:
    """ECMA-262 20.5.3.4 Error.prototype.toString."""
    shown = "Error" if name is undefined else to_string(name)
    text = "" if message is undefined else to_string(message)
    return f"{shown}: {text}" if shown and text else shown or text


def _heading(target: Given) -> list[str]:
    is_error = type.__instancecheck__(BaseException, target)
    return [str_of(error_name(target), str(target)) if is_error else "Error"]


def _frames(frame: FrameType | None, made: object) -> list[str]:
    """A line for each frame, without those of the constructors of what is made, as V8 leaves them out."""
    while frame is not None and frame.f_code.co_name == "__init__" and frame.f_locals.get("self") is made:
        frame = frame.f_back
    lines: list[str] = []
    while frame is not None and len(lines) < Error.stackTraceLimit:
        code = frame.f_code
        if not code.co_filename.startswith(_OWN_FILES):
            lines.append(frame_text(code, frame.f_lineno))
        frame = frame.f_back
    return lines


_OWN_FILES = (__file__.rpartition("/")[0], "<frozen")


class TypeError(Error, builtins.TypeError):  # JavaScript's name, as those below
    """A value of a wrong type."""


class RangeError(Error, ValueError):
    """A value that is not among those allowed."""


class SyntaxError(Error, ValueError):
    """A text that cannot be read."""


class ReferenceError(Error, NameError):  # type: ignore[misc]  # Python's `name` is that of a variable
    """A name that nobody declared."""


class EvalError(Error):
    """Kept by JavaScript for old programs."""


class URIError(Error, ValueError):
    """An encoding of a URI that cannot be read."""


class AggregateError(Error):
    """Several errors as one: `AggregateError(errors, message)`; they are its `errors`."""

    def __init__(self, errors: Iterable[Any] = (), message: Given = undefined, options: Given = undefined) -> None:
        super().__init__(message, options)
        self.errors = [*errors]


_OURS = frozenset((Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError))
