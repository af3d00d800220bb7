"""What is said to a worker, and how its answers are read: a class for each shape of worker.

    workerpool      the one of `nodecompat.pool.serve`, and of the npm package workerpool
    message         a script that answers each message with a message
    jest-worker     the child of the npm package jest-worker, which loads a module and calls its functions
    tinypool        the child of the npm package tinypool, likewise

What must stay true: nothing here does I/O; whatever a worker says is read without an error, and what is no word of the
shape is `other`, for the program. A shape belongs to one worker. Source: the packages' own files, workerpool 10,
jest-worker 30, tinypool 2, driven and compared by the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from .._errors.rare import RemoteError
from .._errors.travelling import error_parts, make_error
from .._js.numbers import is_integer
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

TERMINATE = "__workerpool-terminate__"
CLEANUP = "__workerpool-cleanup__"
READY = "ready"
CALL_BY_REFERENCE = "nodecompat:call"  # a function of the runner: a reference, the arguments, the keywords
TINYPOOL = "__tinypool_worker_message__"
# The words of jest-worker, to the child and from it.
INITIALIZE, CALL, END = 0, 1, 2
OK, CLIENT_ERROR, SETUP_ERROR, CUSTOM = 0, 1, 2, 3


class Said(NamedTuple):
    """What a worker said. `kind` is ready, result, error, event (of a job that goes on), spared or spent, other; stdout
    or stderr for what it wrote to a pipe.

    `spared` and `spent` answer a cancellation: the job was given up and the worker can take another one, or not.
    """

    kind: str
    id: Any = None
    value: Any = None


class Shape(Protocol):
    """How one worker is spoken to."""

    name: ClassVar[str]
    says_ready: ClassVar[bool]  # or is ready as soon as it was started
    one_at_a_time: ClassVar[bool]  # its answers don't tell which job they belong to

    def opening(self, file: str) -> list[object]:
        """What is sent right after the start."""

    def ask(self, id: int, method: str | None, params: list[Any]) -> object:
        """The message that gives it a job: a method of its own, or without one the job that `run` was given."""

    def cancel(self, id: int) -> object:
        """The message that takes a job back, or undefined when the shape has none."""

    def goodbye(self) -> object:
        """The message that ends it, or undefined."""

    def read(self, message: Any) -> Said:
        """What a message of its says."""


class Workerpool:
    """Answers by number; events; a job can be taken back."""

    name = "workerpool"
    says_ready = True
    one_at_a_time = False

    def opening(self, file: str) -> list[object]:
        return []

    def ask(self, id: int, method: str | None, params: list[Any]) -> object:
        return {"id": id, "method": "default" if method is None else method, "params": params}

    def cancel(self, id: int) -> object:
        return {"id": id, "method": CLEANUP}

    def goodbye(self) -> object:
        return TERMINATE

    def read(self, message: Any) -> Said:
        if message == READY:
            return Said("ready")
        if not isinstance(message, dict) or not is_integer(message.get("id")):
            return Said("other", None, message)
        id, failed = int(message["id"]), message.get("error")
        if message.get("method") == CLEANUP:
            return Said("spent" if failed else "spared", id)
        if message.get("isEvent"):
            return Said("event", id, message.get("payload", undefined))
        if failed:
            return Said("error", id, error_of(failed))
        if "result" not in message and "error" not in message:
            return Said("other", None, message)
        return Said("result", id, message.get("result", undefined))


class Message:
    """One message there, the next one back. A worker that fails ends, or sends an error."""

    name = "message"
    says_ready = False
    one_at_a_time = True

    def __init__(self) -> None:
        self._id: int | None = None

    def opening(self, file: str) -> list[object]:
        return []

    def ask(self, id: int, method: str | None, params: list[Any]) -> object:
        self._id = id
        return params[0] if method is None else {"method": method, "params": params}

    def cancel(self, id: int) -> object:
        return undefined

    def goodbye(self) -> object:
        return undefined

    def read(self, message: Any) -> Said:
        id, self._id = self._id, None
        if id is None:
            return Said("other", None, message)
        return (
            Said("error", id, error_of(message)) if isinstance(message, BaseException) else Said("result", id, message)
        )


class JestWorker:
    """Lists that begin with a number; the child loads the module that the first one names."""

    name = "jest-worker"
    says_ready = False
    one_at_a_time = True

    def __init__(self) -> None:
        self._id: int | None = None

    def opening(self, file: str) -> list[object]:
        return [[INITIALIZE, False, file, []]]

    def ask(self, id: int, method: str | None, params: list[Any]) -> object:
        self._id = id
        return [CALL, False, "default" if method is None else method, params]

    def cancel(self, id: int) -> object:
        return undefined

    def goodbye(self) -> object:
        return [END, False]

    def read(self, message: Any) -> Said:
        if not isinstance(message, list) or not message or message[0] not in (OK, CLIENT_ERROR, SETUP_ERROR, CUSTOM):
            return Said("other", None, message)
        word, rest = message[0], [*message[1:], *[undefined] * 4]
        if word == CUSTOM:
            return Said("event", self._id, rest[0])
        id, self._id = self._id, None
        if id is None:
            return Said("other", None, message)
        if word == OK:
            return Said("result", id, rest[0])
        own = rest[3] if isinstance(rest[3], dict) else {}
        return Said("error", id, error_of({**own, "name": rest[0], "message": rest[1], "stack": rest[2]}))


class Tinypool:
    """Marked objects; the child loads the module and takes the function of it that each job names."""

    name = "tinypool"
    says_ready = True
    one_at_a_time = False

    def __init__(self) -> None:
        self._file = ""

    def opening(self, file: str) -> list[object]:
        self._file = file
        return [{"filename": file, "name": "default", "source": "pool", TINYPOOL: True}]

    def ask(self, id: int, method: str | None, params: list[Any]) -> object:
        task = params[0] if len(params) == 1 else params
        name = "default" if method is None else method
        return {"taskId": id, "task": task, "filename": self._file, "name": name, "source": "port", TINYPOOL: True}

    def cancel(self, id: int) -> object:
        return undefined

    def goodbye(self) -> object:
        return undefined

    def read(self, message: Any) -> Said:
        if not isinstance(message, dict) or not message.get(TINYPOOL):
            return Said("other", None, message)
        if message.get("source") == "pool":
            return Said("ready")
        if not is_integer(message.get("taskId")):
            return Said("other", None, message)
        id, failed = int(message["taskId"]), message.get("error")
        return Said("error", id, error_of(failed)) if failed else Said("result", id, message.get("result", undefined))


SHAPES: dict[str, Callable[[], Shape]] = {
    shape.name: shape  # type: ignore[misc]
    for shape in (Workerpool, Message, JestWorker, Tinypool)
}


def error_of(said: Any) -> BaseException:
    """The exception for an error that a worker has told: as it is, or made of its fields. A note has its stack."""
    error = _error_of(said)
    stack = vars(error).get("stack")
    if isinstance(stack, str) and "\n" in stack:
        error.add_note(f"in the worker:\n{stack}")
    return error


def _error_of(said: Any) -> BaseException:
    if isinstance(said, BaseException):
        return said
    if not isinstance(said, dict):
        return RemoteError(said if isinstance(said, str) else repr(said), name="Error")
    name, message = said.get("name"), said.get("message")
    stack = said.get("stack")
    if not isinstance(name, str):  # workerpool's errors have none of their own; their stack begins with it
        name = stack.partition(":")[0] if isinstance(stack, str) and ":" in stack else "Error"
    own = {key: value for key, value in said.items() if key not in ("name", "message") and isinstance(key, str)}
    if isinstance(own.get("cause"), dict):
        own["cause"] = error_of(own["cause"])
    return make_error(name, message if isinstance(message, str) else "", own)


def error_fields(error: BaseException, levels: int = 5) -> dict[str, Any]:
    """An exception as an object that every wire carries: `name`, `message`, `stack`, and what else is its own."""
    name, message, own = error_parts(error)
    fields: dict[str, Any] = {"name": name, "message": message}
    cause = own.pop("cause", None)
    if isinstance(cause, BaseException) and levels:
        fields["cause"] = error_fields(cause, levels - 1)
    fields.update((key, value) for key, value in own.items() if _is_plain(value))
    return fields


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, (str, int, float, type(None))) for item in value)
    return isinstance(value, (str, int, float, type(None)))
