"""Error classes: Node's code and text, on the Python class one would catch."""

from __future__ import annotations

import errno

import pytest
from support import run_python

from nodecompat import errors

TEXTS = [
    (
        errors.InvalidArgTypeError("a", "of type string", 1),
        'The "a" argument must be of type string. Received type number (1)',
    ),
    (errors.InvalidArgTypeError("o.a", "int32", None), 'The "o.a" property must be int32. Received null'),
    (errors.InvalidArgValueError("stdio", "foo"), "The argument 'stdio' is invalid. Received 'foo'"),
    (errors.OutOfRangeError("n", ">= 0", -1), 'The value of "n" is out of range. It must be >= 0. Received -1'),
    (
        errors.OutOfRangeError("n", "an integer", 9007199254740992),
        'The value of "n" is out of range. It must be an integer. Received 9_007_199_254_740_992',
    ),
    (errors.MissingArgsError("message"), 'The "message" argument must be specified'),
    (errors.MissingArgsError("a", "b"), 'The "a" and "b" arguments must be specified'),
    (errors.UnknownSignalError("SIGFOO"), "Unknown signal: SIGFOO"),
    (errors.UnhandledError({"a": 1}), "Unhandled error. ({ a: 1 })"),
    (errors.AbortError(), "The operation was aborted"),
    (errors.IpcChannelClosedError(), "Channel closed"),
    (errors.IpcDisconnectedError(), "IPC channel is already disconnected"),
    (errors.InvalidHandleTypeError(), "This handle type cannot be sent"),
]


@pytest.mark.parametrize(("error", "text"), TEXTS, ids=[type(error).__name__ for error, _ in TEXTS])
def test_texts(error: errors.NodeError, text: str) -> None:
    """The message is Node's (measured), and is what str() gives."""
    assert str(error) == error.message == text


CLASSES = [
    (errors.InvalidArgTypeError("a", "x", 1), TypeError, "ERR_INVALID_ARG_TYPE", "TypeError"),
    (errors.InvalidArgValueError("a", 1), ValueError, "ERR_INVALID_ARG_VALUE", "TypeError"),
    (errors.OutOfRangeError("a", "x", 1), ValueError, "ERR_OUT_OF_RANGE", "RangeError"),
    (errors.UnknownSignalError("x"), ValueError, "ERR_UNKNOWN_SIGNAL", "TypeError"),
    (errors.AbortError(), errors.NodeError, "ABORT_ERR", "AbortError"),
    (errors.IpcBadFrameError("x", 3), errors.NodeError, "ERR_IPC_BAD_FRAME", "Error"),
]


@pytest.mark.parametrize(("error", "python_class", "code", "name"), CLASSES, ids=[code for _, _, code, _ in CLASSES])
def test_classes(error: errors.NodeError, python_class: type[BaseException], code: str, name: str) -> None:
    """Each is the Python class for the fault, with Node's code and JavaScript's class name."""
    assert isinstance(error, python_class)
    assert (error.code, error.name) == (code, name)


@pytest.mark.parametrize(
    ("number", "python_class"),
    [
        (errno.ENOENT, FileNotFoundError),
        (errno.EACCES, PermissionError),
        (errno.ESRCH, ProcessLookupError),
        (errno.EBADF, OSError),
    ],
)
def test_system_errors(number: int, python_class: type[OSError]) -> None:
    """A negative errno and its name as in Node, on the OSError subclass Python uses for it."""
    error = errors.system_error(number, "spawn x", path="x")

    assert isinstance(error, python_class)
    assert (error.errno, error.code, error.syscall, error.path) == (-number, errno.errorcode[number], "spawn x", "x")
    assert str(error) == f"spawn x {errno.errorcode[number]}"


def test_a_thrown_value_keeps_it() -> None:
    """`raise Thrown('text')` stands for JavaScript's `throw 'text'`."""
    assert errors.Thrown("text").value == "text"
    assert errors.RejectionError([1]).reason == [1]


RARE = [
    "AbortError",
    "ChildProcessIpcRequiredError",
    "CommandFailedError",
    "DataCloneError",
    "InvalidStateError",
    "InvalidSyncForkInputError",
    "InvalidUrlSchemeError",
    "IpcOnePipeError",
    "IpcSyncForkError",
    "MaxBufferError",
    "RejectionError",
    "RemoteError",
    "UnhandledError",
    "UnhandledRejectionError",
    "UnknownSignalError",
]
LISTED = f"""
from nodecompat import errors
assert 'AbortError' not in vars(errors)
rare = {RARE!r}
"""


@pytest.mark.parametrize(
    "program",
    [
        "print([name for name in rare if name not in dir(errors)])",
        "from nodecompat.errors import *\nprint([name for name in rare if name not in globals()], NodeError is not None)",
        "print([name for name in rare if getattr(errors, name).__module__ != 'nodecompat.errors'])",
        "import pickle\nprint(pickle.loads(pickle.dumps(errors.AbortError)) is not errors.AbortError or [])",
    ],
    ids=["dir", "import *", "module", "pickle"],
)
def test_classes_that_load_late_are_found(program: str) -> None:
    """By `dir`, by `import *` and by name, in a process that has used none of them yet."""
    done = run_python(LISTED + program)

    assert (done.lines, done.stderr) == (["[] True" if "import *" in program else "[]"], "")


def test_only_what_belongs_to_it_is_offered() -> None:
    """Not what the module imports for itself; and what it hasn't, it says so."""
    offered = errors.__all__

    assert {"NodeError", "system_error", "received", *RARE} <= set(offered)
    assert not {"Any", "ClassVar", "TYPE_CHECKING", "annotations"} & set(offered)
    assert [name for name in offered if name not in dir(errors)] == []
    for name in ("Any2", "RARE", "__path__"):
        with pytest.raises(AttributeError, match=f"module 'nodecompat.errors' has no attribute '{name}'"):
            getattr(errors, name)
