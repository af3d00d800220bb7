"""What may travel, and as what: the rules every wire shares.

JavaScript's structured clone knows a closed list of kinds; this file says which Python type is of which
kind, by the first name in the type's MRO that the table lists. Types are looked up by name, so that no
module has to be imported to recognise its objects. What must stay true: anything callable or awaitable,
modules and operating-system resources are refused; a plain instance travels as its own fields, as in
JavaScript; nothing that arrives makes us call code of the peer's choosing.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from nodecompat import errors
from nodecompat.values import Date, RegExp

MAX_DEPTH: Final = 400
"""Levels of containers a message may have, the same for encoding and decoding.

cbor2's own encoder crashes the process near 8,000 levels, and Python 3.11's parsers give up near 1,000.
"""

MAX_INTEGER_BYTES: Final = 4096  # of a big integer; int() of more is slow enough to be an attack
MAX_DECIMAL_EXPONENT: Final = 6144  # that of decimal128; int(Decimal('1E+10000000')) would hang the process
_MAX_PATTERN: Final = 1000  # characters of a regular expression that is compiled on arrival

# -- why a message cannot be written ----------------------------------------------------------------


class RefusedError(Exception):
    """A value that cannot travel; `steps` leads to it, innermost first."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what.rstrip()  # a function may have no name
        self.steps: list[Any] = []


class TooDeepError(Exception):
    """More than MAX_DEPTH levels."""


# -- kinds -------------------------------------------------------------------------------------------

REFUSED: Final = "refused"
FIELDS: Final = "fields"

_KINDS: Final = {
    "builtins.str": "text",
    "builtins.bool": "bool",
    "builtins.int": "int",
    "builtins.float": "float",
    "builtins.bytes": "bytes",
    "builtins.bytearray": "bytes",
    "builtins.dict": "map",
    "builtins.list": "list",
    "builtins.tuple": "list",
    "builtins.range": "list",
    "builtins.mappingproxy": "map",
    "builtins.dict_keys": "set",
    "builtins.dict_values": "list",
    "builtins.dict_items": "list",
    "builtins.set": "set",
    "builtins.frozenset": "set",
    "builtins.memoryview": "typed",
    "builtins.BaseException": "error",
    "builtins.module": REFUSED,
    "nodecompat.values.Map": "Map",
    "nodecompat.values.Set": "set",
    "nodecompat.values.RegExp": "regexp",
    "nodecompat.values.Date": "date",
    "nodecompat.values.Undefined": "undefined",
    "nodecompat._symbols.Symbol": REFUSED,
    "array.array": "typed",
    "collections.deque": "list",
    "collections.abc.Mapping": "map",
    "collections.abc.Set": "set",
    "datetime.datetime": "date",
    "datetime.date": "date",
    "decimal.Decimal": "decimal",
    "enum.Enum": "enum",
    "pathlib.PurePath": "path",
    "pathlib._local.PurePath": "path",
    "re.Pattern": "regexp",
    "uuid.UUID": "uuid",
    "numpy.ma.MaskedArray": REFUSED,  # no wire can say what is masked
    "numpy.ma.core.MaskedArray": REFUSED,
    "numpy.ndarray": "typed",
    "numpy.generic": "scalar",
}


def kind_of(cls: type) -> str:
    """The kind of a type's instances: a value of the table, `FIELDS` for plain instances, or `REFUSED`."""
    for base in cls.__mro__:
        kind = _KINDS.get(f"{base.__module__}.{base.__qualname__}")
        if kind is not None:
            return kind
    if is_callable(cls) or any(name in vars(base) for base in cls.__mro__ for name in ("__await__", "fileno")):
        return REFUSED
    if cls.__dictoffset__ or any("__slots__" in vars(base) for base in cls.__mro__):
        return FIELDS
    return REFUSED


_MAX_WRITERS: Final = 1024


def keep_writer(writers: dict[type, Any], cls: type, writer: Any) -> None:
    """Enter a type that a wire has met into its table; not for ever many, which classes made at run time would be."""
    if len(writers) < _MAX_WRITERS:
        writers[cls] = writer


def is_callable(cls: type) -> bool:
    """Whether instances of a type can be called, and so are functions to JavaScript."""
    return any("__call__" in vars(base) for base in cls.__mro__)


def own_fields(value: object) -> dict[str, Any]:
    """The fields of a plain or dataclass instance, slots included, in the order they were declared or set."""
    fields: dict[str, Any] = {}
    for base in reversed(type(value).__mro__):
        slots = vars(base).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            mangled = f"_{base.__name__.lstrip('_')}{name}" if name.startswith("__") else name
            if name not in {"__dict__", "__weakref__"} and hasattr(value, mangled):
                fields[name] = getattr(value, mangled)
    fields.update(getattr(value, "__dict__", ()))
    return fields


def path_text(steps: list[Any], root: str = "message") -> str:
    """The way to a culprit, from its steps (innermost first): `message.jobs[3].fn`."""
    text = root
    for step in reversed(steps):
        if isinstance(step, str) and step.isidentifier():
            text += f".{step}"
        elif isinstance(step, (str, int)):
            text += f"[{errors.inspect_brief(step)}]"
        else:
            text += f"[{type(step).__name__}]"
    return text


# -- dates -------------------------------------------------------------------------------------------


def microseconds(value: Any) -> float:
    """Microseconds since the epoch of a datetime, date or `values.Date`; NaN for the invalid date.

    A naive datetime is local time, as in JavaScript; a date is midnight UTC, as `new Date('2020-01-31')` is.
    """
    if type(value) is Date:
        return value.time * 1000
    from datetime import UTC, datetime, timedelta

    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    elif value.tzinfo is None:
        value = value.astimezone()
    return int((value - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1))


def make_date(epoch_microseconds: int) -> Any:
    """The aware UTC datetime; raises ValueError outside of the years 1 to 9999."""
    from datetime import UTC, datetime, timedelta

    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=epoch_microseconds)
    except OverflowError:
        raise ValueError("a date outside of the years 1 to 9999") from None


def date_at(epoch_microseconds: float) -> Any:
    """The aware UTC datetime, or for what it cannot hold a `values.Date`, invalid for NaN."""
    if -_DATETIMES <= epoch_microseconds < _DATETIMES:
        try:
            return make_date(round(epoch_microseconds))
        except ValueError:
            pass
    return Date(epoch_microseconds / 1000)


def date_of(milliseconds: float) -> Any:
    """The date of a time as JavaScript has it."""
    if not abs(milliseconds) <= 8.64e15:
        return Date()
    whole = int(milliseconds)  # a product of 1000 and the sum would be rounded
    return date_at(whole * 1000 + round((milliseconds - whole) * 1000))


_DATETIMES: Final = 1 << 58  # microseconds: some more than the years 1 to 9999


# -- regular expressions -----------------------------------------------------------------------------

_FLAG_LETTERS: Final = (("i", 2), ("m", 8), ("s", 16), ("x", 64), ("a", 256))  # re.IGNORECASE and so on


def regexp_text(value: Any) -> tuple[str, str] | None:
    """Source and flag letters of an `re.Pattern` or `values.RegExp`; None for a pattern over bytes."""
    if isinstance(value, RegExp):
        return value.source, value.flags
    if not isinstance(value.pattern, str):
        return None
    return value.pattern, "".join(letter for letter, bit in _FLAG_LETTERS if value.flags & bit)


def make_regexp(source: str, flags: str) -> Any:
    """An `re.Pattern`, or an inert `values.RegExp` when Python's `re` cannot say the same.

    JavaScript's g, y, d and v change what a method does, not what matches; Python has no place for them.
    """
    import re
    import warnings

    bits = sum(bit for letter, bit in _FLAG_LETTERS if letter in flags)
    known = {letter for letter, _ in _FLAG_LETTERS} | {"u"}
    if not set(flags) <= known or len(source) > _MAX_PATTERN:
        return RegExp(source, flags)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubts about what a pattern may mean one day help nobody here
            return re.compile(source, bits)
    except (re.error, OverflowError, RecursionError, ValueError):
        return RegExp(source, flags)


# -- errors ------------------------------------------------------------------------------------------

_SCALARS: Final = (str, int, float, bytes, type(None))
_ERROR_ATTRIBUTES: Final = ("code", "errno", "strerror", "syscall", "path", "filename", "filename2")
_SET_APART: Final = frozenset({"cause", "stack", "message", "name", "args", "errors"})


def error_parts(error: BaseException) -> tuple[str, str, dict[str, Any]]:
    """Class name, message and own properties of an exception, as they travel."""
    name = error.name if isinstance(error, errors.RemoteError) else type(error).__name__
    message = _message(error)
    fields: dict[str, Any] = {"stack": _stack(error, name, message)}
    if error.args != (message,) and error.args and all(isinstance(arg, _SCALARS) for arg in error.args):
        fields["args"] = list(error.args)
    cause = getattr(error, "cause", None)
    if cause is None:
        cause = error.__cause__
    if cause is not None:
        fields["cause"] = cause
    if isinstance(error, BaseExceptionGroup):
        fields["errors"] = list(error.exceptions)
    for attribute in _ERROR_ATTRIBUTES:
        if isinstance(value := getattr(error, attribute, None), (str, int, bytes)):
            fields[attribute] = value
    fields.update((key, value) for key, value in vars(error).items() if key not in _SET_APART)
    return name, message, fields


def enumerable_fields(error: BaseException) -> dict[str, Any]:
    """What JSON.stringify writes of an error: own properties, not message, stack and cause.

    Of our own errors `code`, and of system errors `errno`, `syscall` and `path`, are such properties.
    """
    fields: dict[str, Any] = {}
    if isinstance(error, errors.NodeError):
        for attribute in ("errno", "code", "syscall", "path"):
            if isinstance(value := getattr(error, attribute, None), (str, int)):
                fields[attribute] = value
    hidden = _SET_APART - {"errors"} | {"__notes__"}
    fields.update((key, value) for key, value in vars(error).items() if key not in hidden)
    return fields


def _message(error: BaseException) -> str:
    if isinstance(error, BaseExceptionGroup):
        return error.message
    try:
        return str(error)
    except Exception:  # a user's __str__ may fail; the error shall travel all the same
        return ""


def _stack(error: BaseException, name: str, message: str) -> str:
    own = getattr(error, "stack", None)
    if isinstance(own, str):
        return own
    if error.__traceback__ is None:
        return _heading(error, name, message)
    import traceback

    return "".join(traceback.format_exception(type(error), error, error.__traceback__, chain=False)).rstrip("\n")


def _heading(error: BaseException, name: str, message: str) -> str:
    """The first line of a stack: the name JavaScript knows, the code if it is one of Node's, the message."""
    shown = name if isinstance(error, errors.RemoteError) else errors.error_name(error)
    code = getattr(error, "code", None)
    if isinstance(error, errors.NodeError) and isinstance(code, str) and code.startswith("ERR_"):
        shown = f"{shown} [{code}]"
    return f"{shown}: {message}" if message else shown


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
        args = [message]  # a nested argument could make str() run for ever
    error: Any = _of_class(name, message, args, fields)
    if not isinstance(error, errors.NodeError):
        shown = errors.error_name(error)
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
    import builtins

    found = getattr(errors, name, None) or getattr(builtins, name, None)
    if not isinstance(found, type) or not issubclass(found, Exception) or issubclass(found, errors.RemoteError):
        return errors.RemoteError(message, name=name)
    try:
        if issubclass(found, BaseExceptionGroup):
            return found(message, fields["errors"])
        if issubclass(found, errors.NodeSystemError):
            return _system_error(message, fields.get("errno"))
        if issubclass(found, errors.NodeError):
            error = found.__new__(found)
            error.args = (message,)
            error.message = message
            return error
        if issubclass(found, OSError) and "filename" in fields:  # which `args` lacks
            args = _with_filenames(args, fields)
        plain: Exception = found(*args)
        if str(plain) == message:
            return plain
    except Exception:  # the peer chose the arguments: whatever the constructor makes of them is no fault of ours
        pass
    return errors.RemoteError(message, name=name)


def _system_error(message: str, number: Any) -> errors.NodeSystemError:
    """Of the class that is also Python's for that number, if it is one of the system's."""
    from errno import errorcode

    if not isinstance(number, int):
        return errors.NodeSystemError(message)
    error = (errors._class_for(-number) if -number in errorcode else errors.NodeSystemError)(message)
    error.errno = int(number)  # which OSError keeps apart from the other attributes
    return error


def _with_filenames(args: list[Any], fields: dict[str, Any]) -> list[Any]:
    """The arguments an OSError was made with."""
    names = [fields.get("filename"), fields.get("filename2")]
    if len(args) != 2 or not all(isinstance(name, _SCALARS) for name in names):
        return args
    names = [str.__str__(name) if isinstance(name, str) else name for name in names]  # no subclass of the program's
    return [*args, *names[:1]] if names[1] is None else [*args, names[0], None, names[1]]


def numpy_loaded() -> Any:
    """The numpy module when the program has imported it, else None."""
    return sys.modules.get("numpy")
