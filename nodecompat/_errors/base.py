"""The errors of Node's `errors` chapter, as Python exceptions.

What must stay true: each class carries Node's `code` and message text, and is also the Python class a
Python programmer would catch for the same fault (`TypeError`, `ValueError`, `FileNotFoundError`, …).
`name` is the JavaScript class name. Nothing heavy is imported: every child loads this file before its
first line.
"""

from __future__ import annotations

import errno as _errno
from typing import TYPE_CHECKING, Any, ClassVar

from .._js import undefined
from .._on_use import on_use

if TYPE_CHECKING:
    import json as _json

    from .._inspect import failures, inspection
    from .._js import kinds
else:
    _json = on_use("json")  # 5 ms, only a text with a quote needs it
    kinds = on_use("nodecompat._js.kinds")  # only the text of an error asks what a value is
    failures = on_use("nodecompat._inspect.failures")  # only errors are shown by it
    inspection = on_use("nodecompat._inspect.inspection")  # a dozen files, only the text of an error needs it

_BRIEF_STRING = 28  # longer strings are cut to 25 characters in "Received …" (measured on Node 20 and 24)
_BRIEF_INSPECT = 128  # longer inspected values are cut in "Received …" of ERR_INVALID_ARG_VALUE


# -- how a value is named in the text of an error ----------------------------------------------------


def inspect_brief(value: object) -> str:
    """A value as `util.inspect` shows it; an inspection function of the program's own that fails is left out."""
    try:
        return inspection.inspected(value, {})
    except Exception:
        return "[object Object]"


def received(value: object) -> str:
    """The text after "Received" in Node's ERR_INVALID_ARG_TYPE, with Python values named by their JavaScript kind."""
    if value is None:
        return "null"
    if isinstance(value, str):
        brief = value if len(value) <= _BRIEF_STRING else value[:25] + "..."
        quoted = _json.dumps(brief, ensure_ascii=False) if "'" in brief else f"'{brief}'"
        return f"type string ({quoted})"
    if isinstance(value, (int, float)):
        return f"type {'boolean' if isinstance(value, bool) else 'number'} ({inspect_brief(value)})"
    kind = kinds.type_of(value)
    if kind == "undefined":
        return kind
    if kind == "symbol":
        return f"type symbol ({value})"
    if kind == "function":
        name = getattr(value, "__name__", "")
        return f"function {'' if name == '<lambda>' else name}"
    cls = kinds.class_name(value)
    return inspection.inspected(value, {"depth": -1}) if cls == "NullObject" else f"an instance of {cls}"


def _word(name: str) -> str:
    return "property" if "." in name else "argument"


# -- the family --------------------------------------------------------------------------------------


class NodeError(Exception):
    """Base of every error this package raises.

    `code` is Node's error code, `message` the text, `name` the JavaScript class name. Errors are
    created with their text ready; subclasses that build it take the pieces.
    """

    code: str | None = undefined  # type: ignore[assignment]  # unless it has one
    errno: Any = undefined  # these five only where the system has refused something
    syscall: Any = undefined
    path: Any = undefined
    address: Any = undefined
    port: Any = undefined
    name: str = "Error"
    message: str

    def __init__(self, message: str = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return self.message

    @property
    def stack(self) -> str:
        """Name, code and message, and a line for each frame since it was raised; assignable."""
        own: str = vars(self).get("stack") or failures.stack_text(self)
        return own

    @stack.setter
    def stack(self, value: str) -> None:
        vars(self)["stack"] = value


class NodeTypeError(NodeError, TypeError):
    """A `TypeError` with a code."""

    name = "TypeError"


class NodeRangeError(NodeError, ValueError):
    """A `RangeError` with a code; in Python a `ValueError`."""

    name = "RangeError"


class InvalidArgTypeError(NodeTypeError):
    """ERR_INVALID_ARG_TYPE. `expected` is the text after "must be", such as `of type string`."""

    code: str | None = "ERR_INVALID_ARG_TYPE"

    def __init__(self, name: str, expected: str, actual: object) -> None:
        subject = name if name.endswith(" argument") else f'"{name}" {_word(name)}'
        super().__init__(f"The {subject} must be {expected}. Received {received(actual)}")


class InvalidArgValueError(NodeTypeError, ValueError):
    """ERR_INVALID_ARG_VALUE: right type, wrong value. Also a `ValueError`."""

    code: str | None = "ERR_INVALID_ARG_VALUE"
    path: str  # only of a message: where the value is in it

    def __init__(self, name: str, value: object, reason: str = "is invalid") -> None:
        text = inspect_brief(value)
        if len(text) > _BRIEF_INSPECT:
            text = text[:_BRIEF_INSPECT] + "..."
        super().__init__(f"The {_word(name)} '{name}' {reason}. Received {text}")


class OutOfRangeError(NodeRangeError):
    """ERR_OUT_OF_RANGE. `expected` is the text after "It must be"."""

    code: str | None = "ERR_OUT_OF_RANGE"

    def __init__(self, name: str, expected: str, value: object) -> None:
        shown = inspect_brief(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 1 << 32:
            shown = f"{value:_}"
        super().__init__(f'The value of "{name}" is out of range. It must be {expected}. Received {shown}')


class MissingArgsError(NodeTypeError):
    """ERR_MISSING_ARGS."""

    code: str | None = "ERR_MISSING_ARGS"

    def __init__(self, *names: str) -> None:
        quoted = [f'"{name}"' for name in names]
        comma = "," if len(quoted) > 2 else ""
        text = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f"{comma} and {quoted[-1]}"
        super().__init__(f"The {text} argument{'s' if len(names) > 1 else ''} must be specified")


# -- values that JavaScript may throw and Python may not ----------------------------------------------


class Thrown(NodeError):
    """Carries a thrown value that is no exception: JavaScript's `throw 'text'` is `raise Thrown('text')`.

    'uncaughtException' and 'unhandledRejection' listeners are given the `value`.
    """

    def __init__(self, value: object) -> None:
        super().__init__(f"Uncaught {inspect_brief(value)}")
        vars(self)["value"] = value

    @property
    def value(self) -> object:
        """What was thrown; the error itself where it came from elsewhere, without a value."""
        return vars(self).get("value", self)


# -- the channel and child_process -------------------------------------------------------------------


class IpcChannelClosedError(NodeError):
    """ERR_IPC_CHANNEL_CLOSED: a message was sent after the channel closed."""

    code: str | None = "ERR_IPC_CHANNEL_CLOSED"

    def __init__(self) -> None:
        super().__init__("Channel closed")


class IpcDisconnectedError(NodeError):
    """ERR_IPC_DISCONNECTED: a second `disconnect()`."""

    code: str | None = "ERR_IPC_DISCONNECTED"

    def __init__(self) -> None:
        super().__init__("IPC channel is already disconnected")


class IpcBadFrameError(NodeError):
    """ERR_IPC_BAD_FRAME: the peer sent bytes that are no frame of the channel's wire.

    `offset` is the position in the stream, in bytes, of the frame at fault. Without a reason, which a MemoryError has
    none of, the frame may be good.
    """

    code: str | None = "ERR_IPC_BAD_FRAME"

    def __init__(self, reason: str, offset: int = 0) -> None:
        reason = reason or "there is no memory for it"
        super().__init__(f"Bad frame from the peer at byte {offset}: {reason}")
        self.reason = reason
        self.offset = offset


class InvalidHandleTypeError(NodeTypeError):
    """ERR_INVALID_HANDLE_TYPE; `reason` says more where Node has nothing like it."""

    code: str | None = "ERR_INVALID_HANDLE_TYPE"

    def __init__(self, reason: str = "") -> None:
        super().__init__("This handle type cannot be sent" + (f": {reason}" if reason else ""))


# -- errors of the operating system ------------------------------------------------------------------

# libuv's texts, for the calls whose message carries them (process.chdir and the like).
UV_TEXT = {
    "EACCES": "permission denied",
    "EADDRINUSE": "address already in use",
    "EADDRNOTAVAIL": "address not available",
    "EAFNOSUPPORT": "address family not supported",
    "EBADF": "bad file descriptor",
    "EBUSY": "resource busy or locked",
    "EEXIST": "file already exists",
    "EFBIG": "file too large",
    "EINVAL": "invalid argument",
    "EIO": "i/o error",
    "EISDIR": "illegal operation on a directory",
    "ELOOP": "too many symbolic links encountered",
    "EMFILE": "too many open files",
    "ENAMETOOLONG": "name too long",
    "ENOENT": "no such file or directory",
    "ENOSPC": "no space left on device",
    "ENOSYS": "function not implemented",
    "ENOTDIR": "not a directory",
    "ENOTEMPTY": "directory not empty",
    "ENOTSOCK": "socket operation on non-socket",
    "ENOTSUP": "operation not supported on socket",
    "ENXIO": "no such device or address",
    "EPERM": "operation not permitted",
    "EPIPE": "broken pipe",
    "EROFS": "read-only file system",
    "ESPIPE": "invalid seek",
    "ESRCH": "no such process",
    "ETXTBSY": "text file is busy",
    "EXDEV": "cross-device link not permitted",
}


class NodeSystemError(NodeError, OSError):
    """An error of the operating system.

    `errno` is negative as in Node, `code` its name, `syscall` the call. Create it with `system_error`,
    which picks the subclass that is also `FileNotFoundError`, `PermissionError`, ….
    """

    # OSError's own slots (errno, filename) take part in __init__; these are plain attributes instead.
    errno: int
    syscall: str
    _classes: ClassVar[dict[int, type[NodeSystemError]]] = {}

    def __init__(self, message: str = "", *, code: str | None = None) -> None:
        super().__init__(message, code=code)

    def __str__(self) -> str:
        return self.message


def class_for(number: int) -> type[NodeSystemError]:
    """The NodeSystemError that is also the OSError subclass Python uses for this errno."""
    known = NodeSystemError._classes.get(number)
    if known is None:
        python_class = type(OSError(number, ""))
        bases = (NodeSystemError,) if python_class is OSError else (NodeSystemError, python_class)
        body = {"__module__": NodeSystemError.__module__}
        known = NodeSystemError._classes[number] = type("NodeSystemError", bases, body)
    return known


def system_error(number: int, syscall: str, message: str | None = None, **extra: Any) -> NodeSystemError:
    """Make the error for a failed system call.

    `number` is the positive errno; the message is `syscall CODE` unless given; `extra` become attributes.
    """
    code = _errno.errorcode.get(number, f"Unknown system error {number}")
    error = class_for(number)(f"{syscall} {code}" if message is None else message, code=code)
    error.errno = -number
    error.syscall = syscall
    for key, value in extra.items():
        setattr(error, key, value)
    return error


def system_text(code: str) -> str:
    """libuv's text for an error name: `no such file or directory` for `ENOENT`."""
    return UV_TEXT.get(code, code)


# Programs find these classes in `nodecompat.errors`, and so tracebacks and pickles name that module.
for _one in [*globals().values()]:
    if isinstance(_one, type) and issubclass(_one, NodeError):
        _one.__module__ = f"{__name__.partition('.')[0]}.errors"
