"""The errors of Node's `errors` chapter, as Python exceptions.

What must stay true: each class carries Node's `code` and message text, and is also the Python class a
Python programmer would catch for the same fault (`TypeError`, `ValueError`, `FileNotFoundError`, …).
`name` is the JavaScript class name. Nothing heavy is imported: every child loads this file before its
first line.
"""

from __future__ import annotations

import errno as _errno
from typing import Any, ClassVar

from ._describe import class_name as class_name
from ._describe import error_name as error_name
from ._describe import inspect_brief as inspect_brief
from ._describe import number_text as number_text
from ._describe import received as received

_BRIEF_INSPECT = 128  # longer inspected values are cut in "Received …" of ERR_INVALID_ARG_VALUE


def _word(name: str) -> str:
    return "property" if "." in name else "argument"


# -- the family --------------------------------------------------------------------------------------


class NodeError(Exception):
    """Base of every error this package raises.

    `code` is Node's error code, `message` the text, `name` the JavaScript class name. Errors are
    created with their text ready; subclasses that build it take the pieces.
    """

    code: str | None = None
    name: str = "Error"
    message: str

    def __init__(self, message: str = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return self.message


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
        text = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"
        super().__init__(f"The {text} argument{'s' if len(names) > 1 else ''} must be specified")


class UnknownSignalError(NodeTypeError, ValueError):
    """ERR_UNKNOWN_SIGNAL."""

    code: str | None = "ERR_UNKNOWN_SIGNAL"

    def __init__(self, signal: object) -> None:
        super().__init__(f"Unknown signal: {signal if isinstance(signal, str) else inspect_brief(signal)}")


class UnhandledError(NodeError):
    """ERR_UNHANDLED_ERROR: an 'error' event without a listener whose argument is no exception."""

    code: str | None = "ERR_UNHANDLED_ERROR"

    def __init__(self, context: object) -> None:
        super().__init__(f"Unhandled error. ({inspect_brief(context)})")
        self.context = context


class AbortError(NodeError):
    """ABORT_ERR: an operation ended by its AbortSignal; `cause` is the signal's reason."""

    code: str | None = "ABORT_ERR"
    name = "AbortError"

    def __init__(self, message: str = "The operation was aborted", cause: object = None) -> None:
        super().__init__(message)
        self.cause = cause
        if isinstance(cause, BaseException):
            self.__cause__: BaseException | None = cause


class InvalidStateError(NodeError):
    """ERR_INVALID_STATE."""

    code: str | None = "ERR_INVALID_STATE"


# -- values that JavaScript may throw and Python may not ----------------------------------------------


class Thrown(NodeError):
    """Carries a thrown value that is no exception: JavaScript's `throw 'text'` is `raise Thrown('text')`.

    'uncaughtException' and 'unhandledRejection' listeners get the bare `value`.
    """

    def __init__(self, value: object) -> None:
        super().__init__(f"Uncaught {inspect_brief(value)}")
        self.value = value


class RejectionError(Thrown):
    """Raised by `await` on a promise that was rejected with a value that is no exception."""

    @property
    def reason(self) -> object:
        """The value the promise was rejected with."""
        return self.value


class UnhandledRejectionError(NodeError):
    """ERR_UNHANDLED_REJECTION: a rejection nobody handled, whose reason is no exception."""

    code: str | None = "ERR_UNHANDLED_REJECTION"
    name = "UnhandledPromiseRejection"

    def __init__(self, reason: object) -> None:
        text = f"#<{class_name(reason)}>" if isinstance(reason, (dict, list)) else _plain(reason)
        super().__init__(
            "This error originated either by throwing inside of an async function without a catch block, or by "
            f'rejecting a promise which was not handled with .catch(). The promise rejected with the reason "{text}".'
        )
        self.reason: object = reason


def _plain(value: object) -> str:
    return value if isinstance(value, str) else inspect_brief(value)


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

    `offset` is the position in the stream, in bytes, of the frame at fault.
    """

    code: str | None = "ERR_IPC_BAD_FRAME"

    def __init__(self, reason: str, offset: int = 0) -> None:
        super().__init__(f"Bad frame from the peer at byte {offset}: {reason}")
        self.reason = reason
        self.offset = offset


class InvalidHandleTypeError(NodeTypeError):
    """ERR_INVALID_HANDLE_TYPE."""

    code: str | None = "ERR_INVALID_HANDLE_TYPE"

    def __init__(self) -> None:
        super().__init__("This handle type cannot be sent")


class ChildProcessIpcRequiredError(NodeError, ValueError):
    """ERR_CHILD_PROCESS_IPC_REQUIRED."""

    code: str | None = "ERR_CHILD_PROCESS_IPC_REQUIRED"

    def __init__(self, name: str = "options.stdio") -> None:
        super().__init__(f"Forked processes must have an IPC channel, missing value 'ipc' in {name}")


class IpcOnePipeError(NodeError, ValueError):
    """ERR_IPC_ONE_PIPE."""

    code: str | None = "ERR_IPC_ONE_PIPE"

    def __init__(self) -> None:
        super().__init__("Child process can have only one IPC pipe")


class IpcSyncForkError(NodeError, ValueError):
    """ERR_IPC_SYNC_FORK."""

    code: str | None = "ERR_IPC_SYNC_FORK"

    def __init__(self) -> None:
        super().__init__("IPC cannot be used with synchronous forks")


class InvalidSyncForkInputError(NodeTypeError):
    """ERR_INVALID_SYNC_FORK_INPUT."""

    code: str | None = "ERR_INVALID_SYNC_FORK_INPUT"

    def __init__(self, value: object) -> None:
        super().__init__(
            "Asynchronous forks do not support Buffer, TypedArray, DataView or string input: " + inspect_brief(value)
        )


class InvalidUrlSchemeError(NodeTypeError, ValueError):
    """ERR_INVALID_URL_SCHEME."""

    code: str | None = "ERR_INVALID_URL_SCHEME"

    def __init__(self) -> None:
        super().__init__("The URL must be of scheme file")


class DataCloneError(NodeError, TypeError):
    """A value that cannot travel; `path` names the culprit inside the message (`message.jobs[3].fn`)."""

    name = "DataCloneError"
    code: str | None = "ERR_DATA_CLONE"

    def __init__(self, what: str, path: str = "message") -> None:
        super().__init__(f"{what} could not be cloned (at {path})")
        self.path = path


# -- errors of the operating system ------------------------------------------------------------------

# libuv's texts, for the calls whose message carries them (process.chdir and the like).
_UV_TEXT = {
    "EACCES": "permission denied",
    "EEXIST": "file already exists",
    "EINVAL": "invalid argument",
    "EISDIR": "illegal operation on a directory",
    "ELOOP": "too many symbolic links encountered",
    "EMFILE": "too many open files",
    "ENAMETOOLONG": "name too long",
    "ENOENT": "no such file or directory",
    "ENOTDIR": "not a directory",
    "EPERM": "operation not permitted",
    "ESRCH": "no such process",
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


def _class_for(number: int) -> type[NodeSystemError]:
    """The NodeSystemError that is also the OSError subclass Python uses for this errno."""
    known = NodeSystemError._classes.get(number)
    if known is None:
        python_class = type(OSError(number, ""))
        bases = (NodeSystemError,) if python_class is OSError else (NodeSystemError, python_class)
        known = NodeSystemError._classes[number] = type("NodeSystemError", bases, {})
    return known


def system_error(number: int, syscall: str, message: str | None = None, **extra: Any) -> NodeSystemError:
    """Make the error for a failed system call.

    `number` is the positive errno; the message is `syscall CODE` unless given; `extra` become attributes.
    """
    code = _errno.errorcode.get(number, f"Unknown system error {number}")
    error = _class_for(number)(f"{syscall} {code}" if message is None else message, code=code)
    error.errno = -number
    error.syscall = syscall
    for key, value in extra.items():
        setattr(error, key, value)
    return error


def system_text(code: str) -> str:
    """libuv's words for an error name: `ENOENT` is `no such file or directory`."""
    return _UV_TEXT.get(code, code)


# -- an error that arrived over a channel ------------------------------------------------------------


class RemoteError(NodeError):
    """An error of the peer whose class does not exist here; `name` is the class's name over there."""

    def __init__(self, message: str = "", *, name: str = "Error") -> None:
        super().__init__(message)
        self.name = name


# -- what a command did ------------------------------------------------------------------------------


class CommandFailedError(NodeError):
    """A command of `exec`, `execFile`, `execSync` or `execFileSync` that ended otherwise than with code 0.

    It has what Node's error has. Where `subprocess` is loaded it is also a `subprocess.CalledProcessError`.
    """

    code: Any = None  # `exec` and `execFile`: the exit code
    status: int | None = None  # the synchronous functions: the exit code
    signal: str | None = None
    stdout: Any = None
    stderr: Any = None
    output: Any = None


class MaxBufferError(NodeRangeError):
    """ERR_CHILD_PROCESS_STDIO_MAXBUFFER: a command of `exec` or `execFile` wrote more than `maxBuffer`."""

    code: str | None = "ERR_CHILD_PROCESS_STDIO_MAXBUFFER"

    def __init__(self, stream: str) -> None:
        super().__init__(f"{stream} maxBuffer length exceeded")
