"""Node's `child_process`: programs started from here, and the channel to them.

    child = fork('worker.py')
    child.on('message', lambda message: print(message))
    child.send({'job': 1})

Options are a dict as the last positional argument, or keywords.

What must stay true: what is wrong with the arguments is raised before anything is started, with Node's code
and text (`_child/arguments`); what the system refuses afterwards is an 'error' event or raised as in Node
(`ChildProcess`); nothing here waits but the functions whose name says `Sync`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from ._child.arguments import normalize_fork_arguments, normalize_spawn_arguments
from ._child.child import ChildProcess as ChildProcess
from ._child.child import _running
from ._child.start import start, warn_of_shell
from ._on_use import names_on_use, on_use
from ._process import identity as _identity  # noqa: F401  # `fork` asks for it, when it may be too late to open a file
from ._process import members as _members  # noqa: F401  # likewise
from .process import process
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike
    from typing import Literal, Unpack

    from ._child import exec as _exec
    from ._child import server as _server
    from ._child import sync as _sync
    from ._child.typed import (
        Args,
        BufferOptions,
        BytesCallback,
        Callback,
        CollectingOptions,
        ExecCallback,
        GatheringOptions,
        Given,
        Options,
        Path,
        TextCallback,
        TextEncoding,
        TextOptions,
    )
    from ._child.typed import ExecOptions as ExecOptions
    from ._child.typed import ForkOptions as ForkOptions
    from ._child.typed import SpawnOptions as SpawnOptions
    from ._child.typed import SyncOptions as SyncOptions
    from .url import URL
    from .values import Undefined
else:
    _exec = on_use("nodecompat._child.exec")  # 3 ms, timers and promises, for programs that call exec or execFile
    _server = on_use("nodecompat._child.server")  # 1 ms, for programs that have a fork server
    _sync = on_use("nodecompat._child.sync")  # 1 ms, for programs that wait for a child
    __getattr__ = names_on_use(  # only for annotations
        __name__,
        dict.fromkeys(("ExecOptions", "ForkOptions", "SpawnOptions", "SyncOptions"), "nodecompat._child.typed"),
    )

__all__ = [
    "ChildProcess",
    "children",
    "exec",
    "execFile",
    "execFileSync",
    "execSync",
    "fork",
    "forkServer",
    "spawn",
    "spawnSync",
]


def children() -> list[ChildProcess]:
    """The children of this process that run now, in no particular order. Not in Node."""
    return list(_running)


def fork(
    modulePath: Path | URL | Undefined = undefined,
    args: Args | ForkOptions | Given = undefined,
    options: ForkOptions | Given = undefined,
    **keywords: Unpack[ForkOptions],
) -> ChildProcess:
    """Start a Python or JavaScript module in a process of its own, with a channel to it.

    `modulePath` is taken as it stands, or with `.py`, as a directory with `__main__.py`, with `.js`, `.mjs`
    or `.cjs`, whichever is there first, seen from the child's working directory. JavaScript runs in `node`
    from PATH, anything else in `process.execPath`, unless `execPath` is given. The command is
    `[execPath, *execArgv, modulePath, *args]`; `process.execArgv` is passed on to the same interpreter.

    `serialization` is the wire: between Pythons `'cbor'`, to anything else `'json'`, unless given. `silent`
    gives the parent the child's stdin, stdout and stderr as streams. `forkServer` (not in Node) has this process's
    fork server start the child, see `forkServer`. Further options are those of `spawn`.

    A module that is not there is the interpreter's to report: the child starts and ends, with code 1 in
    Node, 2 in Python. Raises what `spawn` raises, and ERR_CHILD_PROCESS_IPC_REQUIRED when `stdio` has no
    `'ipc'`. Source: Node `child_process.fork`.
    """
    return start(normalize_fork_arguments(modulePath, args, options, keywords, process))  # type: ignore[arg-type, unused-ignore]


def forkServer(preload: Sequence[str] = ()) -> _server.ForkServer:
    """Start this process's fork server now, rather than at the first `fork` with `forkServer`. Not in Node.

    It is a Python that has nodecompat and the modules named in `preload` loaded, and starts a child in a few
    milliseconds, by forking itself. A child is otherwise as one that was started afresh, and `fork` starts it
    afresh where it could not be: another program, other options of the interpreter, another user, variables that
    Python reads at its start. The server ends with this process. The result has `pid`, `preload` and `close()`.

    Raises TypeError for what is no list of names; OSError when the server can't be started.
    """
    if isinstance(preload, str) or not all(isinstance(name, str) for name in preload):
        raise TypeError("preload must be a list of names of modules")
    return _server.fork_server(preload)


def spawn(
    file: str | PathLike[Any] | Undefined = undefined,
    args: Args | SpawnOptions | Given = undefined,
    options: SpawnOptions | Given = undefined,
    **keywords: Unpack[SpawnOptions],
) -> ChildProcess:
    """Start a program.

    `file` is looked up in the PATH of `env`. Options: `cwd`, `env` (default: this process's), `argv0`,
    `stdio` (a word, or a list with an item for each descriptor of the child; `'ipc'` makes it the channel),
    `detached` (leader of a session of its own), `uid`, `gid`, `shell`, `signal` (an AbortSignal), `timeout`
    (milliseconds), `killSignal` (what both send; SIGTERM), `serialization` (of the channel: `'json'` unless
    given), `maxMessageBytes` (the longest message taken from the child, 64 MiB; if it
    is more, also the longest sent to it), `messages` (`'objects'`: dicts in messages have their items as attributes,
    `m.type` being undefined where there is none; `'plain'` unless `process.messages` says otherwise).

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL,
    ERR_IPC_ONE_PIPE; NodeSystemError for what the system refuses, but ENOENT, EACCES, EAGAIN, EMFILE and
    ENFILE are 'error' events. Source: Node `child_process.spawn`.
    """
    return start(normalize_spawn_arguments(file, args, options, keywords))


# With the first two the callback's texts or bytes are known by `encoding`, then by that of a dict; a text that is known
# only when it runs, and options that were put together elsewhere, leave it open.
@overload
def exec(
    command: str, options: TextCallback | Undefined | None = ..., callback: TextCallback | Undefined | None = ..., *,
    encoding: TextEncoding = ..., **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def exec(
    command: str, options: BytesCallback | Undefined | None = ..., callback: BytesCallback | Undefined | None = ..., *,
    encoding: Literal["buffer"] | None, **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def exec(
    command: str, options: BufferOptions, callback: BytesCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def exec(
    command: str, options: TextOptions, callback: TextCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def exec(
    command: str, options: ExecCallback | Undefined | None = ..., callback: Callback = ..., *, encoding: str | None,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def exec(command: str, options: Options, callback: Callback = ..., **keywords: Unpack[ExecOptions]) -> ChildProcess: ...
def exec(
    command: object = undefined,
    options: ExecOptions | Given | ExecCallback = undefined,
    callback: Callback = undefined,
    **keywords: Unpack[ExecOptions],
) -> ChildProcess:
    """Run a command in a shell; `callback(error, stdout, stderr)` gets its output when it has ended.

    Options: those of `spawn` except `stdio`, `detached` and `serialization`; `shell` names another shell;
    `encoding` (`'utf8'`; `'buffer'` or None for bytes); `maxBuffer` (of each stream; 1 MiB, beyond it the
    command is killed); `timeout` (milliseconds), `killSignal`.

    `error` is None when the command ended with code 0, else a CommandFailedError with `code`, `killed`,
    `signal`, `cmd`; the 'error' of the child; an AbortError; or ERR_CHILD_PROCESS_STDIO_MAXBUFFER.
    `util.promisify(exec)` gives a promise of `{stdout, stderr}` that has the `child`. The command is not
    quoted: never build it from what strangers say. Raises what `spawn` raises. Source: Node `child_process.exec`.
    """
    return _exec.run(_exec.normalize_exec_arguments(command, options, callback, keywords))


@overload
def execFile(
    file: str | PathLike[str], args: Args | TextCallback = ..., options: TextCallback | Undefined | None = ...,
    callback: TextCallback | Undefined | None = ..., *, encoding: TextEncoding = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: Args | BytesCallback = ..., options: BytesCallback | Undefined | None = ...,
    callback: BytesCallback | Undefined | None = ..., *, encoding: Literal["buffer"] | None,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: Args, options: BufferOptions, callback: BytesCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: Args, options: TextOptions, callback: TextCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: BufferOptions, options: BytesCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: TextOptions, options: TextCallback | Undefined | None = ...,
    **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: Args | ExecCallback = ..., options: ExecCallback | Undefined | None = ...,
    callback: Callback = ..., *, encoding: str | None, **keywords: Unpack[GatheringOptions],
) -> ChildProcess: ...  # fmt: skip
@overload
def execFile(
    file: str | PathLike[str], args: Args, options: Options, callback: Callback = ..., **keywords: Unpack[ExecOptions]
) -> ChildProcess: ...
@overload
def execFile(
    file: str | PathLike[str], args: Options, options: Callback = ..., **keywords: Unpack[ExecOptions]
) -> ChildProcess: ...
def execFile(
    file: object = undefined,
    args: Args | ExecOptions | Given | ExecCallback = undefined,
    options: ExecOptions | Given | ExecCallback = undefined,
    callback: Callback = undefined,
    **keywords: Unpack[ExecOptions],
) -> ChildProcess:
    """Run a program; as `exec` otherwise, but without a shell unless `shell` is given.

    Source: Node `child_process.execFile`.
    """
    return _exec.run(_exec.normalize_exec_file_arguments(file, args, options, callback, keywords))


@overload
def spawnSync(
    file: str | PathLike[str], args: Args = ..., options: Undefined | None = ..., *, encoding: TextEncoding,
    **keywords: Unpack[CollectingOptions],
) -> _sync.TextResult: ...  # fmt: skip
@overload
def spawnSync(
    file: str | PathLike[str], args: Args = ..., options: Undefined | None = ..., *,
    encoding: Literal["buffer"] | None = ..., **keywords: Unpack[CollectingOptions],
) -> _sync.BytesResult: ...  # fmt: skip
@overload
def spawnSync(
    file: str | PathLike[str], args: Args | SyncOptions | Given = ..., options: SyncOptions | Given = ...,
    **keywords: Unpack[SyncOptions],
) -> _sync.SpawnSyncResult: ...  # fmt: skip
def spawnSync(
    file: object = undefined,
    args: Args | SyncOptions | Given = undefined,
    options: SyncOptions | Given = undefined,
    **keywords: Unpack[SyncOptions],
) -> _sync.SpawnSyncResult:
    """Run a program and wait for it. Nothing else of this thread runs meanwhile.

    Options: those of `spawn` except `signal`; `input` (text or bytes for its stdin), `encoding` (of input and
    output; bytes unless given), `maxBuffer` (of all output together; 1 MiB), `timeout` (milliseconds),
    `killSignal`.

    The result has `status`, `signal`, `output` (an item for each descriptor, None where there was no pipe),
    `pid`, `stdout`, `stderr`, and `error` when the program could not be started, took too long (ETIMEDOUT),
    wrote too much (ENOBUFS) or did not take its input (EPIPE). Raises for wrong arguments, and
    ERR_UNKNOWN_ENCODING. Source: Node `child_process.spawnSync`.
    """
    request = _sync.normalize_spawn_sync_arguments(file, args, options, keywords)
    if request.unquoted:
        warn_of_shell()
    return _sync.run_sync(request)


@overload
def execSync(
    command: str | PathLike[str], options: Undefined | None = ..., *, encoding: TextEncoding,
    **keywords: Unpack[CollectingOptions],
) -> str: ...  # fmt: skip
@overload
def execSync(
    command: str | PathLike[str], options: Undefined | None = ..., *, encoding: Literal["buffer"] | None = ...,
    **keywords: Unpack[CollectingOptions],
) -> bytes: ...  # fmt: skip
@overload
def execSync(
    command: str | PathLike[str], options: SyncOptions | Given = ..., **keywords: Unpack[SyncOptions]
) -> Any: ...
def execSync(
    command: object = undefined,
    options: SyncOptions | Given = undefined,
    **keywords: Unpack[SyncOptions],
) -> Any:
    """Run a command in a shell, wait for it, and return what it wrote to stdout.

    bytes, text with an `encoding`, None when `stdio` leads it elsewhere. What it wrote to stderr is passed on
    to this process's, unless `stdio` is given. Options are those of `spawnSync`.

    Raises CommandFailedError (`status`, `signal`, `output`, `pid`, `stdout`, `stderr`) unless it ended with
    code 0; NodeSystemError with the same attributes for what `spawnSync` has as `error` (a FileNotFoundError,
    TimeoutError, …). Source: Node `child_process.execSync`.
    """
    request, quiet = _sync.normalize_exec_sync_arguments(command, options, keywords)
    return _sync.output_of(request, request.args[-1], quiet=quiet)


@overload
def execFileSync(
    file: str | PathLike[str], args: Args = ..., options: Undefined | None = ..., *, encoding: TextEncoding,
    **keywords: Unpack[CollectingOptions],
) -> str: ...  # fmt: skip
@overload
def execFileSync(
    file: str | PathLike[str], args: Args = ..., options: Undefined | None = ..., *,
    encoding: Literal["buffer"] | None = ..., **keywords: Unpack[CollectingOptions],
) -> bytes: ...  # fmt: skip
@overload
def execFileSync(
    file: str | PathLike[str], args: Args | SyncOptions | Given | ExecCallback = ...,
    options: SyncOptions | Given = ..., callback: Callback = ..., **keywords: Unpack[SyncOptions],
) -> Any: ...  # fmt: skip
def execFileSync(
    file: object = undefined,
    args: Args | SyncOptions | Given | ExecCallback = undefined,
    options: SyncOptions | Given = undefined,
    callback: Callback = undefined,
    **keywords: Unpack[SyncOptions],
) -> Any:
    """Run a program, wait for it, and return what it wrote to stdout; as `execSync`, but without a shell.

    A callback is accepted wherever Node accepts one, and never called.
    Source: Node `child_process.execFileSync`.
    """
    request, quiet, shown = _sync.normalize_exec_file_sync_arguments(file, args, options, keywords)
    if request.unquoted:
        warn_of_shell()
    return _sync.output_of(request, shown, quiet=quiet)


# -- for util.promisify ---------------------------------------------------------------------------------


def _promisified(function: Callable[..., ChildProcess]) -> Callable[..., _exec.ExecPromise]:
    def promising(*args: object, **keywords: object) -> _exec.ExecPromise:
        return _exec.promised(function, args, keywords)

    promising.__name__ = promising.__qualname__ = function.__name__
    promising.__doc__ = f"`{function.__name__}` without a callback: a promise of its output."
    return promising


setattr(exec, "promisifyCustom", _promisified(exec))
setattr(execFile, "promisifyCustom", _promisified(execFile))
