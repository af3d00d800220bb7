"""The errors that a child's start never raises, apart from the others because each class takes 0.02 ms to make.

What must stay true: their `__module__` is `nodecompat.errors`, where programs find them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .._js import undefined
from .._on_use import on_use
from . import base
from .base import NodeError, NodeRangeError, NodeTypeError, Thrown, inspect_brief

if TYPE_CHECKING:
    from .._js import kinds
else:
    kinds = on_use("nodecompat._js.kinds")  # only the text of an error asks what a value is


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
        text = f"#<{kinds.class_name(reason)}>" if isinstance(reason, (dict, list)) else _plain(reason)
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


class IpcNotHeardError(NodeError):
    """ERR_IPC_NOT_HEARD: a message sent with `strict` that nobody listened to. Not in Node."""

    code: str | None = "ERR_IPC_NOT_HEARD"


class IpcTimeoutError(NodeError, TimeoutError):
    """ERR_IPC_TIMEOUT: no message came within the time that `getOneMessage` was given. Not in Node."""

    code: str | None = "ERR_IPC_TIMEOUT"


class IpcEndedError(NodeError, EOFError):
    """ERR_IPC_ENDED: the other side ended or disconnected before a message came that was waited for. Not in Node.

    Of a child that has ended, `exitCode` or `signal` says how, and `stderr` has its last lines, where that is a pipe.
    """

    code: str | None = "ERR_IPC_ENDED"

    def __init__(self, message: str, exitCode: int | None = None, signal: str | None = None, stderr: str = "") -> None:
        super().__init__(message)
        self.exitCode = exitCode
        self.signal = signal
        self.stderr = stderr


class InvalidUrlSchemeError(NodeTypeError, ValueError):
    """ERR_INVALID_URL_SCHEME."""

    code: str | None = "ERR_INVALID_URL_SCHEME"

    def __init__(self) -> None:
        super().__init__("The URL must be of scheme file")


class DOMException(NodeError):
    """The web's error class: `name` tells the kind, `code` is its old number (0 when it has none).

    What stands behind the message is the name, or a dict of `name` and `cause`.
    """

    INVALID_STATE_ERR, NETWORK_ERR, ABORT_ERR, TIMEOUT_ERR, DATA_CLONE_ERR = 11, 19, 20, 23, 25

    _codes: ClassVar[dict[str, int]] = {
        "IndexSizeError": 1,
        "HierarchyRequestError": 3,
        "WrongDocumentError": 4,
        "InvalidCharacterError": 5,
        "NoModificationAllowedError": 7,
        "NotFoundError": 8,
        "NotSupportedError": 9,
        "InUseAttributeError": 10,
        "InvalidStateError": 11,
        "SyntaxError": 12,
        "InvalidModificationError": 13,
        "NamespaceError": 14,
        "InvalidAccessError": 15,
        "TypeMismatchError": 17,
        "SecurityError": 18,
        "NetworkError": 19,
        "AbortError": 20,
        "URLMismatchError": 21,
        "QuotaExceededError": 22,
        "TimeoutError": 23,
        "InvalidNodeTypeError": 24,
        "DataCloneError": 25,
    }
    code: int | str | None = 0  # type: ignore[assignment]  # the web numbers where Node names

    cause: object = undefined

    def __init__(self, message: str = "", name: str | dict[str, object] = "Error") -> None:
        super().__init__(message)
        options = name if isinstance(name, dict) else {"name": name}
        self.name = str(options.get("name", "Error"))
        self.code = self._codes.get(self.name, 0)
        if "cause" in options:
            self.cause = options["cause"]

    def _structured_copy(self) -> DOMException:
        """What structuredClone makes of it: message, name and stack, and nothing that a program has put on it."""
        copy = DOMException(self.message, self.name)
        if (stack := self.__dict__.get("stack")) is not None:
            copy.__dict__["stack"] = stack
        return copy


class DataCloneError(DOMException, TypeError):
    """A value that cannot travel; `path` names the culprit inside the message (`message.jobs[3].fn`).

    Its code is ERR_DATA_CLONE for a message, and for `structuredClone` the web's 25.
    """

    name = "DataCloneError"
    code: int | str | None = "ERR_DATA_CLONE"  # type: ignore[assignment]  # as that of a DOMException
    path: str = "message"

    def __init__(self, what: str, path: str = "message", advice: str = "") -> None:
        NodeError.__init__(self, f"{what} could not be cloned (at {path})" + (f". {advice}" if advice else ""))
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

    code: Any = undefined  # `exec` and `execFile`: the exit code
    killed: bool  # `exec` and `execFile`
    cmd: str | None  # `exec` and `execFile`
    status: Any = undefined  # the synchronous functions: the exit code
    signal: Any = undefined
    stdout: Any = undefined
    stderr: Any = undefined
    output: Any = undefined


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
        elif isinstance(step, str) or (isinstance(step, int) and step.bit_length() <= 64):
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
