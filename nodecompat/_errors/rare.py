"""The errors that a child's start never raises, apart from the others because each class takes 0.02 ms to make.

What must stay true: their `__module__` is `nodecompat.errors`, where programs find them.
"""

from __future__ import annotations

from typing import Any

from .._js.kinds import class_name
from . import base
from .base import NodeError, NodeRangeError, NodeTypeError, Thrown, inspect_brief


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


class RemoteError(NodeError):
    """An error of the peer whose class does not exist here; `name` is the class's name over there."""

    def __init__(self, message: str = "", *, name: str = "Error") -> None:
        super().__init__(message)
        self.name = name


class CommandFailedError(NodeError):
    """A command of `exec`, `execFile`, `execSync` or `execFileSync` that ended otherwise than with code 0.

    It has what Node's error has. Where `subprocess` is loaded it is also a `subprocess.CalledProcessError`.
    """

    code: Any = None  # `exec` and `execFile`: the exit code
    killed: bool  # `exec` and `execFile`
    cmd: str | None  # `exec` and `execFile`
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


def path_text(steps: list[object], root: str = "message") -> str:
    """The path of a DataCloneError, from the steps to the culprit, innermost first: `message.jobs[3].fn`."""
    text = root
    for step in reversed(steps):
        if isinstance(step, str) and step.isidentifier():
            text += f".{step}"
        elif isinstance(step, (str, int)):
            text += f"[{inspect_brief(step)}]"
        else:
            text += f"[{type(step).__name__}]"
    return text


CLASSES: dict[str, type[NodeError]] = {
    name: one
    for name, one in [*vars(base).items(), *globals().items()]
    if isinstance(one, type) and issubclass(one, NodeError)
}
"""Every class of errors, by name: those of `base` too."""

for _one in CLASSES.values():
    _one.__module__ = NodeError.__module__
