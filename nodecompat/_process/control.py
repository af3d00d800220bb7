"""Functions of `process` that act on the system: kill, chdir, umask, execve, …."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeSystemError, system_error, system_text
from .._errors.checks import check_uint32
from .._errors.rare import UnknownSignalError
from .._js.numbers import number_of
from .._loop.current import engine
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..process import Process

_INT32_MAX = 2**31 - 1


def kill(process: Process, pid: int | str = undefined, signal: int | str | None = undefined) -> bool:  # type: ignore[assignment]
    """Send a signal to a process; 0 only asks whether it is there. Returns True.

    `signal` is a number or a name such as `SIGTERM`, which it is when left out. Raises ERR_INVALID_ARG_TYPE,
    ERR_UNKNOWN_SIGNAL, and ESRCH, EPERM or EINVAL as the system says. Node: process.kill.
    """
    target = _int32(number_of(pid) if isinstance(pid, str) else pid)
    if target is None:
        raise InvalidArgTypeError("pid", "of type number", pid)
    number = _int32(signal) if not isinstance(signal, bool) else None
    if number is None:
        from .._os.signals import SIGNALS

        name = "SIGTERM" if _is_false(signal) else signal
        number = SIGNALS.get(name) if isinstance(name, str) else None
        if number is None:
            raise UnknownSignalError(name)
    failed = process._kill(target, number)
    if failed:
        raise system_error(-failed, "kill")
    return True


def _int32(value: Any) -> int | None:
    if not isinstance(value, (int, float)) or not -_INT32_MAX - 1 <= value <= _INT32_MAX or int(value) != value:
        return None
    return int(value)


def _is_false(value: Any) -> bool:
    """JavaScript's: an empty dict or list is true."""
    return not value and not isinstance(value, (dict, list, tuple))


def _kill(pid: int, number: int) -> int:
    """What `kill` ends in; 0, or a negative errno."""
    if pid == os.getpid() and number:
        from .._run.ending import flush_output, write_bursts

        write_bursts()  # it may be the last thing this process does
        flush_output()
    try:
        os.kill(pid, number)
    except OSError as error:
        return -(error.errno or errno.EINVAL)
    return 0


def cwd_error(error: OSError) -> NodeSystemError:
    """The working directory cannot be told."""
    number = error.errno or errno.ENOENT
    code = errno.errorcode.get(number, "")
    return system_error(number, "uv_cwd", f"{code}: {system_text(code)}, uv_cwd")


def chdir(process: Process, directory: Any) -> None:
    """See `Process.chdir`."""
    if not isinstance(directory, str):
        raise InvalidArgTypeError("directory", "of type string", directory)
    try:
        os.chdir(directory)
    except OSError as error:
        number = error.errno or errno.EINVAL
        code = errno.errorcode.get(number, "")
        before = process.cwd()
        text = f"{code}: {system_text(code)}, chdir '{before}' -> '{directory}'"
        raise system_error(number, "chdir", text, path=before, dest=directory) from None


def umask(mask: Any = undefined) -> int:
    """Set the mask of permissions that new files do not get; returns the one before. Without an argument only that.

    A text is taken as octal. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE.
    Node: process.umask.
    """
    if mask is undefined:
        before = os.umask(0)
        os.umask(before)
        return before
    if isinstance(mask, str):
        if not mask or set(mask) - set("01234567"):
            raise InvalidArgValueError("mask", mask, "must be a 32-bit unsigned integer or an octal string")
        mask = int(mask, 8)
    return os.umask(check_uint32("mask", undefined if mask is None else mask) & 0o777)


def execve(
    process: Process,
    execPath: str = undefined,  # type: ignore[assignment]
    args: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
) -> None:
    """Become another program: same process number, no 'exit' event, no hooks.

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, and the system's error when the program cannot be
    started (Node aborts then). Node: process.execve.
    """
    if not isinstance(execPath, str):
        raise InvalidArgTypeError("execPath", "of type string", execPath)
    if not isinstance(args, (list, tuple)):
        raise InvalidArgTypeError("args", "an instance of Array", args)
    for index, word in enumerate(args):
        if not isinstance(word, str) or "\0" in word:
            raise InvalidArgValueError(f"args[{index}]", word, "must be a string without null bytes")
    variables = _checked_environment(process.env if env is None else env)
    from .._run.ending import flush_channels, flush_files

    flush_channels()
    flush_files()
    try:
        os.execve(execPath, [*args] or [execPath], variables)
    except OSError as error:
        raise system_error(error.errno or errno.EINVAL, "execve", path=execPath) from None


def _checked_environment(env: Any) -> dict[str, str]:
    if not hasattr(env, "keys"):
        raise InvalidArgTypeError("env", "of type object", env)
    variables = dict(env)
    for name, value in variables.items():
        if not isinstance(name, str) or not isinstance(value, str) or "\0" in name + value:
            raise InvalidArgValueError("env", env, "must be an object with string keys and values without null bytes")
    return variables


def get_active_resources_info() -> list[str]:
    """What keeps the loop alive: watched descriptors by kind, `Timeout` and `Immediate` once for each.

    Node: process.getActiveResourcesInfo.
    """
    watched = [watcher.name for watcher in engine.poller.watchers.values() if watcher.has_ref()]
    return [*watched, *["Timeout"] * engine.ref_timers, *["Immediate"] * engine.ref_immediates]


def ref(thing: Any = None) -> None:
    """Let a timer, a child or a stream keep the process alive; what has no `ref` is ignored. Node: process.ref."""
    _call(thing, "ref")


def unref(thing: Any = None) -> None:
    """Let the process end although a timer, a child or a stream is active. Node: process.unref."""
    _call(thing, "unref")


def _call(thing: Any, name: str) -> None:
    method = getattr(thing, name, None)
    if callable(method):
        method()


def _raw_debug(*values: Any) -> None:
    """Write a line to descriptor 2, past all streams. Node: process._rawDebug."""
    if sys.stderr is not None:
        sys.stderr.flush()
    text = " ".join(value if isinstance(value, str) else str(value) for value in values)
    os.write(2, f"{text}\n".encode("utf-8", "surrogateescape"))
