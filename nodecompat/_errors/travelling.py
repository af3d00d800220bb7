"""Exceptions as values: what of an error travels in a message or a copy, and what it arrives as."""

from __future__ import annotations

import builtins
from errno import errorcode
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import NodeError, NodeSystemError, class_for
from nodecompat._errors.rare import CLASSES, DataCloneError, DOMException, RemoteError
from nodecompat._inspect.failures import MADE_AT, heading, stack_text
from nodecompat._js.fields import without_hidden
from nodecompat._js.kinds import error_name
from nodecompat._on_use import on_use
from nodecompat.values import undefined

if TYPE_CHECKING:
    import traceback
else:
    traceback = on_use("traceback")  # 10 ms; only an error that was raised has a stack to be written

_SCALARS: Final = (str, int, float, bytes, type(None))
_ERROR_ATTRIBUTES: Final = ("code", "errno", "strerror", "syscall", "path", "filename", "filename2")
_NEVER_MADE: Final = (RemoteError, StopIteration, StopAsyncIteration)  # the last two end generators and coroutines
_SET_APART: Final = frozenset({"cause", "stack", "message", "name", "args", "errors"})


def error_parts(error: BaseException) -> tuple[str, str, dict[str, Any]]:
    """Class name, message and own properties of an exception, as they travel."""
    name = error.name if isinstance(error, RemoteError) else type(error).__name__
    message = _message(error)
    fields: dict[str, Any] = {"stack": _stack(error)}
    if _is_of_the_web(type(error)):
        name, fields["name"] = DOMException.__name__, error.name  # type: ignore[attr-defined]  # which DOMExceptions have
    if error.args != (message,) and error.args and all(isinstance(arg, _SCALARS) for arg in error.args):
        fields["args"] = list(error.args)
    cause = getattr(error, "cause", None)
    if cause is None or cause is undefined:
        cause = error.__cause__
    if cause is not None:
        fields["cause"] = cause
    if isinstance(error, BaseExceptionGroup):
        fields["errors"] = list(error.exceptions)
    for attribute in _ERROR_ATTRIBUTES:
        if isinstance(value := getattr(error, attribute, None), (str, int, bytes)):
            fields[attribute] = value
    fields.update((key, value) for key, value in _own(error).items() if key not in _SET_APART)
    return name, message, fields


def _is_of_the_web(cls: type) -> bool:
    return issubclass(cls, DOMException) and not issubclass(cls, DataCloneError)


def _own(error: BaseException) -> dict[str, Any]:
    """The attributes of an exception, without what its class hides; with its notes."""
    own = without_hidden(vars(error), type(error))
    if "__notes__" in vars(error):
        own["__notes__"] = error.__notes__
    return own


def enumerable_fields(error: BaseException) -> dict[str, Any]:
    """What JSON.stringify writes of an error: own properties, not message, stack and cause.

    Node's errors also have `code`, and those of the system `errno`, `syscall` and `path`.
    """
    fields: dict[str, Any] = {}
    if _is_of_the_web(type(error)):  # has them all on its prototype
        return {key: value for key, value in _own(error).items() if key not in _SET_APART | {"code"}}
    if isinstance(error, NodeError):
        for attribute in ("errno", "code", "syscall", "path"):
            if isinstance(value := getattr(error, attribute, None), (str, int)):
                fields[attribute] = value
    hidden = _SET_APART - {"errors"} | {"__notes__"}
    fields.update((key, value) for key, value in _own(error).items() if key not in hidden)
    return fields


def _message(error: BaseException) -> str:
    if isinstance(error, BaseExceptionGroup):
        return error.message
    try:
        return str(error)
    except Exception:  # a failing __str__ must not keep the error from being sent
        return ""


def _stack(error: BaseException) -> str:
    own = vars(error).get("stack")
    if isinstance(own, str):
        return own
    if MADE_AT in vars(error):
        return stack_text(error)
    if error.__traceback__ is None:
        return heading(error)
    return "".join(traceback.format_exception(type(error), error, error.__traceback__, chain=False)).rstrip("\n")


def make_error(name: str, message: str, fields: dict[str, Any]) -> BaseException:
    """The exception for what arrived: of the builtin or nodecompat class of that name, else a RemoteError.

    Whatever its class, it has `name` and `message`, as JavaScript's errors have.
    """
    error = new_error(name, message, fields)
    fill_error(error, fields)
    return error


def new_error(name: str, message: str, fields: dict[str, Any]) -> BaseException:
    """The exception without its own properties: made of `args`, `errors`, and the file names of an OSError."""
    args = fields.get("args")
    if not isinstance(args, list) or not all(isinstance(arg, _SCALARS) for arg in args):
        args = [message]  # str() of a nested argument could take exponential time
    error: Any = _of_class(name, message, args, fields)
    if not isinstance(error, NodeError):
        shown = error_name(error)
        error.name = shown
        if not isinstance(error, BaseExceptionGroup):  # which has one that cannot be set
            error.message = message
    made: BaseException = error
    return made


def fill_error(error: BaseException, fields: dict[str, Any]) -> None:
    """Give an exception the own properties, the stack and the cause it had."""
    attributes = vars(error)
    for key, value in fields.items():
        if key not in _SET_APART and isinstance(key, str) and (not key.startswith("__") or key == "__notes__"):
            attributes[key] = value
    if isinstance(stack := fields.get("stack"), str):
        attributes["stack"] = stack
    if "cause" in fields:
        attributes["cause"] = fields["cause"]
        if isinstance(fields["cause"], BaseException):
            error.__cause__ = fields["cause"]


def _of_class(name: str, message: str, args: list[Any], fields: dict[str, Any]) -> BaseException:
    found = CLASSES.get(name) or getattr(builtins, name, None)
    if not isinstance(found, type) or not issubclass(found, Exception) or issubclass(found, _NEVER_MADE):
        return RemoteError(message, name=name)
    try:
        if _is_of_the_web(found):
            named = fields.get("name")
            return DOMException(message, named if isinstance(named, str) else "Error")
        if issubclass(found, BaseExceptionGroup):
            return found(message, fields["errors"])
        if issubclass(found, NodeSystemError):
            return _system_error(message, fields.get("errno"))
        if issubclass(found, NodeError):
            error = found.__new__(found)
            error.args = (message,)
            error.message = message
            return error
        if issubclass(found, OSError) and "filename" in fields:  # which `args` lacks
            args = _with_filenames(args, fields)
        plain: Exception = found(*args)
        if str(plain) == message:
            return plain
    except Exception:  # the peer chose the arguments, and the constructor may refuse them in any way
        pass
    return RemoteError(message, name=name)


def _system_error(message: str, number: object) -> NodeSystemError:
    """Of the class that is also Python's for that number, if it is one of the system's."""
    if not isinstance(number, int):
        return NodeSystemError(message)
    error = (class_for(-number) if -number in errorcode else NodeSystemError)(message)
    error.errno = int(number)  # which OSError keeps apart from the other attributes
    return error


def _with_filenames(args: list[Any], fields: dict[str, Any]) -> list[Any]:
    """The arguments an OSError was made with."""
    names = [fields.get("filename"), fields.get("filename2")]
    if len(args) != 2 or not all(isinstance(name, _SCALARS) for name in names):
        return args
    names = [str.__str__(name) if isinstance(name, str) else name for name in names]  # no subclass of the program's
    return [*args, *names[:1]] if names[1] is None else [*args, names[0], None, names[1]]


# -- errors of JavaScript's standard classes ---------------------------------------------------------

_STANDARD: Final = frozenset({"EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"})
_OF_PYTHON: Final[dict[type, str]] = {TypeError: "TypeError", SyntaxError: "SyntaxError", NameError: "ReferenceError"}
_CLASSES: Final = {"TypeError": "NodeTypeError", "RangeError": "NodeRangeError", "ReferenceError": "NameError"}


def standard_class(error: BaseException) -> str:
    """The standard class an error is of, by its name or by its Python class; 'Error' for none."""
    names = [error_name(error), *(_OF_PYTHON.get(base, "") for base in type(error).__mro__)]
    return next((name for name in names if name in _STANDARD), "Error")


def standard_error(name: str, message: str | None) -> Any:
    """The exception that an error of a standard class arrives as."""
    error: Any = make_error(_CLASSES.get(name, name), message or "", {})
    error.name, error.message = name, message or ""
    return error
