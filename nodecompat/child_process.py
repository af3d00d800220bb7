"""Node's `child_process`: programs started from here, and the channel to them.

    child = fork('worker.py')
    child.on('message', lambda message: print(message))
    child.send({'job': 1})

Options are a dict as the last positional argument, or keywords.

What must stay true: what is wrong with the arguments is raised before anything is started, with Node's code
and text (`_child.validate`); what the system refuses afterwards is an 'error' event or raised as in Node
(`ChildProcess`); nothing here waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._child.child import ChildProcess as ChildProcess
from ._child.validate import normalize_fork_arguments, normalize_spawn_arguments
from .errors import AbortError
from .process import process
from .values import undefined

if TYPE_CHECKING:
    from typing import Unpack

    from ._child.options import ForkOptions, SpawnOptions
    from ._child.validate import Request

__all__ = ["ChildProcess", "fork", "spawn"]

_warned_of_shell = False


def fork(
    modulePath: Any = undefined,
    args: Any = undefined,
    options: Any = undefined,
    **keywords: Unpack[ForkOptions],
) -> ChildProcess:
    """Start a Python or JavaScript module in a process of its own, with a channel to it.

    `modulePath` is taken as it stands, or with `.py`, as a directory with `__main__.py`, with `.js`, `.mjs`
    or `.cjs`, whichever is there first, seen from the child's working directory. JavaScript runs in `node`
    from PATH, anything else in `process.execPath`, unless `execPath` is given. The command is
    `[execPath, *execArgv, modulePath, *args]`; `process.execArgv` is passed on to the same interpreter.

    `serialization` is the wire: between Pythons `'cbor'`, to anything else `'json'`, unless given. `silent`
    gives the parent the child's stdin, stdout and stderr as streams. Further options are those of `spawn`.

    A module that is not there is the interpreter's to report: the child starts and ends, with code 1 in
    Node, 2 in Python. Raises what `spawn` raises, and ERR_CHILD_PROCESS_IPC_REQUIRED when `stdio` has no
    `'ipc'`. Source: Node `child_process.fork`.
    """
    return _start(normalize_fork_arguments(modulePath, args, options, keywords, process))  # type: ignore[arg-type, unused-ignore]


def spawn(
    file: Any = undefined,
    args: Any = undefined,
    options: Any = undefined,
    **keywords: Unpack[SpawnOptions],
) -> ChildProcess:
    """Start a program.

    `file` is looked up in the PATH of `env`. Options: `cwd`, `env` (default: this process's), `argv0`,
    `stdio` (a word, or a list with an item for each descriptor of the child; `'ipc'` makes it the channel),
    `detached` (leader of a session of its own), `uid`, `gid`, `shell`, `signal` (an AbortSignal), `timeout`
    (milliseconds), `killSignal` (what both send; SIGTERM), `serialization` (of the channel: `'json'` unless
    given), `maxMessageBytes` (the longest message taken from the child; 64 MiB).

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL,
    ERR_IPC_ONE_PIPE; NodeSystemError for what the system refuses, but ENOENT, EACCES, EAGAIN, EMFILE and
    ENFILE are 'error' events. Source: Node `child_process.spawn`.
    """
    request = normalize_spawn_arguments(file, args, options, keywords)
    if request.unquoted:
        _warn_of_shell()
    return _start(request)


def _start(request: Request) -> ChildProcess:
    child = ChildProcess()
    child._start(request)
    if request.timeout:
        _limit(child, request)
    if request.signal is not None:
        _obey(child, request)
    return child


# -- what ends a child early ----------------------------------------------------------------------------


def _limit(child: ChildProcess, request: Request) -> None:
    """Kill the child when its time is over."""
    from .timers import clearTimeout, setTimeout

    timer = setTimeout(_kill, request.timeout, child, request.kill_signal)
    child.once("exit", lambda: clearTimeout(timer))


def _kill(child: ChildProcess, signal: Any) -> bool:
    try:
        return child.kill(signal)
    except Exception as error:
        child.emit("error", error)
        return False


def _obey(child: ChildProcess, request: Request) -> None:
    """Kill the child when the signal aborts; then, if it was there to be killed, 'error' with the AbortError."""
    from ._loop.current import engine

    signal = request.signal

    def abort() -> None:
        if _kill(child, request.kill_signal):
            child.emit("error", AbortError(cause=signal.reason))

    if signal.aborted:
        engine.next_tick(abort)
    else:
        signal.addEventListener("abort", abort, {"once": True})
        child.once("exit", lambda: signal.removeEventListener("abort", abort))


def _warn_of_shell() -> None:
    """DEP0190, once a process."""
    global _warned_of_shell
    if not _warned_of_shell:
        _warned_of_shell = True
        process.emitWarning(
            "Passing args to a child process with shell option true can lead to security vulnerabilities, as the "
            "arguments are not escaped, only concatenated.",
            "DeprecationWarning",
            "DEP0190",
        )
