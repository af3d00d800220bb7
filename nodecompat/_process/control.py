"""Functions of `process` that act on the system: kill, chdir, umask, execve, …; documented at `Process`."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, cast

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeError, system_error, system_text
from .._errors.checks import check_uint32
from .._errors.rare import UnknownSignalError
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.numbers import INT32_MAX, is_number, number_of
from .._on_use import on_use
from .._os.signals import SIGNALS
from .._run.leaving import flush_channels, flush_files, write_pending
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._errors.base import NodeSystemError
    from .._util import formatting as _formatting
else:
    _formatting = on_use("nodecompat._util.formatting")  # only texts with placeholders need it
_CWD_IS_GONE = (
    "ENOENT: process.cwd failed with error no such file or directory, "
    "the current working directory was likely removed without changing the working directory, uv_cwd"
)


def capture_callback(fn: object, current: object) -> Callable[..., object]:
    """See `Process.setUncaughtExceptionCaptureCallback`; `current` is the one that is set."""
    if not is_function(fn):
        raise InvalidArgTypeError("fn", "of type function or null", fn)
    if current is not None:
        raise NodeError(
            "`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active",
            code="ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
        )
    return fit(fn, 1)


def kill(pid: object, signal: object, send: Callable[[int, int], int]) -> bool:
    """See `Process.kill`; `send` is `Process._kill`."""
    target = _int32(number_of(pid) if isinstance(pid, str) else pid)
    if target is None:
        raise InvalidArgTypeError("pid", "of type number", pid)
    failed = send(target, _signal_number(signal))
    if failed:
        raise system_error(-failed, "kill")
    return True


def _int32(value: object) -> int | None:
    """A number that is a 32-bit integer."""
    if isinstance(value, (int, float)) and -INT32_MAX - 1 <= value <= INT32_MAX and int(value) == value:
        return int(value)
    return None


def _signal_number(signal: object) -> int:
    number = _int32(signal) if is_number(signal) else None
    if number is None:
        name = signal if truthy(signal) else "SIGTERM"
        number = SIGNALS.get(name) if isinstance(name, str) else None
        if number is None:
            raise UnknownSignalError(name)
    return number


def send_signal(pid: int, number: int) -> int:
    """See `Process._kill`."""
    if pid == os.getpid() and number:
        write_pending()
    try:
        os.kill(pid, number)
    except OSError as error:
        return -(error.errno or errno.EINVAL)
    return 0


def cwd() -> str:
    """See `Process.cwd`."""
    try:
        return os.getcwd()
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise explained(error, "uv_cwd") from None
        raise system_error(errno.ENOENT, "uv_cwd", _CWD_IS_GONE) from None


def chdir(directory: object) -> None:
    """See `Process.chdir`."""
    if not isinstance(directory, str):
        raise InvalidArgTypeError("directory", "of type string", directory)
    try:
        os.chdir(directory)
    except OSError as error:
        before = cwd()
        raise explained(error, "chdir", f" '{before}' -> '{directory}'", path=before, dest=directory) from None


def explained(error: OSError, syscall: str, operands: str = "", **extra: str) -> NodeSystemError:
    """The error of a system call with libuv's text: `ENOENT: no such file or directory, chdir '/' -> '/nope'`."""
    number = error.errno or errno.EINVAL
    code = errno.errorcode.get(number, "")
    return system_error(number, syscall, f"{code}: {system_text(code)}, {syscall}{operands}", **extra)


def umask(mask: object) -> int:
    """See `Process.umask`."""
    if mask is undefined:
        before = os.umask(0)
        os.umask(before)
        return before
    if isinstance(mask, str):
        if not mask or set(mask) - set("01234567"):
            raise InvalidArgValueError("mask", mask, "must be a 32-bit unsigned integer or an octal string")
        mask = int(mask, 8)
    return os.umask(check_uint32("mask", undefined if mask is None else mask) & 0o777)


def execve(path: object, args: object, env: object) -> None:
    """See `Process.execve`."""
    if not isinstance(path, str):
        raise InvalidArgTypeError("execPath", "of type string", path)
    words, variables = _checked_words(args), _checked_environment(env)
    flush_channels(last=False)  # it may fail, and the program go on
    flush_files()
    try:
        os.execve(path, words or [path], variables)
    except OSError as error:
        raise system_error(error.errno or errno.EINVAL, "execve", path=path) from None


def _checked_words(args: object) -> list[str]:
    if not isinstance(args, (list, tuple)):
        raise InvalidArgTypeError("args", "an instance of Array", args)
    for index, word in enumerate(args):
        if not isinstance(word, str) or "\0" in word:
            raise InvalidArgValueError(f"args[{index}]", word, "must be a string without null bytes")
    return [*args]


def _checked_environment(env: object) -> dict[str, str]:
    if not hasattr(env, "keys"):
        raise InvalidArgTypeError("env", "of type object", env)
    variables = dict(cast("Mapping[object, object]", env))
    for name, value in variables.items():
        if not isinstance(name, str) or not isinstance(value, str) or "\0" in name + value:
            raise InvalidArgValueError("env", env, "must be an object with string keys and values without null bytes")
    return cast("dict[str, str]", variables)


def call(thing: object, name: str) -> None:
    """Call a method when there is one: `Process.ref` and `unref` take anything."""
    method = getattr(thing, name, None)
    if is_function(method):
        method()


def raw_debug(*values: object) -> None:
    """See `Process._rawDebug`."""
    if sys.stderr is not None:
        sys.stderr.flush()
    os.write(2, f"{_formatting.formatted({}, values)}\n".encode("utf-8", "surrogateescape"))
