"""The arguments of `exec`, `execFile` and the synchronous functions, checked and made complete.

What must stay true: as in `validate`: Node's order of checks and Node's texts, nothing of the caller's is changed, and
keywords come before what stands in the dict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit
from .._stream.encodings import is_encoding
from ..values import undefined
from .checks import is_nullish, joined, kill_signal, max_buffer, text, timeout, truthy
from .encodings import encoded
from .stdio import parse_stdio
from .validate import (
    SIGTERM,
    SPAWN_OPTIONS,
    checked,
    command,
    is_options,
    merged_options,
    normalize_spawn_arguments,
    spawn_positions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .stdio import StdioItem
    from .validate import Request

MAX_BUFFER = 1024 * 1024  # bytes (Node: child_process, options.maxBuffer)
INFINITY = float("inf")

_LIMITS = (("timeout", timeout), ("maxBuffer", max_buffer), ("killSignal", kill_signal))
# What exec and execFile hand on to spawn. windowsHide and windowsVerbatimArguments are made booleans: never refused.
_HANDED_ON = ("cwd", "env", "gid", "shell", "signal", "uid")

_MORE = {"encoding", "maxBuffer"}
EXEC_OPTIONS = frozenset(SPAWN_OPTIONS - {"detached", "maxMessageBytes", "serialization", "stdio"} | _MORE)
SYNC_OPTIONS = frozenset(SPAWN_OPTIONS - {"maxMessageBytes"} | _MORE | {"input"})


class ExecRequest(NamedTuple):
    """A command to be started, and what is done with what it says.

    `encoding` is None for bytes. `max_buffer` is for each of the two streams.
    """

    start: Request
    shown: str  # the command as errors show it
    callback: Callable[[Any, Any, Any], Any] | None
    encoding: str | None
    timeout: int
    max_buffer: float
    kill_signal: int


class SyncRequest(NamedTuple):
    """A command to be run to its end. `max_buffer` is for all streams together, infinity for no limit."""

    file: str
    args: list[str]
    spawnargs: list[Any]
    env: dict[str, str]
    cwd: str | None
    uid: int | None
    gid: int | None
    detached: bool
    unquoted: bool
    stdio: list[StdioItem]
    input: bytes | None
    encoding: Any
    timeout: int
    max_buffer: float
    kill_signal: int


# -- exec and execFile ------------------------------------------------------------------------------------


def normalize_exec_arguments(given: Any, options: Any, callback: Any, keywords: Mapping[str, Any]) -> ExecRequest:
    """`exec(command[, options][, callback])`: `execFile` of the command, in a shell. What is no dict is no options."""
    line, merged, callback = _shell_command("exec", given, options, callback, keywords, EXEC_OPTIONS)
    return normalize_exec_file_arguments(line, merged, callback, undefined, {})


def normalize_exec_file_arguments(
    file: Any, args: Any, options: Any, callback: Any, keywords: Mapping[str, Any]
) -> ExecRequest:
    """`execFile(file[, args][, options][, callback])`."""
    args, options, callback = _exec_positions(args, options, callback)
    merged = merged_options("execFile", options, keywords, EXEC_OPTIONS)
    found = checked(_LIMITS, merged)
    limit = merged.get("maxBuffer", MAX_BUFFER)
    start = normalize_spawn_arguments(file, args, {name: merged[name] for name in _HANDED_ON if name in merged}, {})
    encoding = merged.get("encoding", "utf8")
    return ExecRequest(
        start=start,
        shown=joined([file, *args]),
        callback=None if is_nullish(callback) else fit(callback, 3),
        encoding=encoding if is_encoding(encoding) else None,
        timeout=found["timeout"] or 0,
        # Here null counts as 0, as in Node. An undefined that was written down is no limit.
        max_buffer=INFINITY if limit is undefined else float(limit or 0),
        kill_signal=found["killSignal"] or SIGTERM,
    )


def _shell_command(
    name: str, given: Any, options: Any, callback: Any, keywords: Mapping[str, Any], allowed: frozenset[str]
) -> tuple[str, dict[str, Any], Any]:
    line = text("command", given)
    if callable(options):
        options, callback = undefined, options
    merged = merged_options(name, options if is_options(options) else {}, keywords, allowed)
    shell = merged.get("shell")
    merged["shell"] = shell if isinstance(shell, str) else True
    return line, merged, callback


def _exec_positions(args: Any, options: Any, callback: Any) -> tuple[Any, Any, Any]:
    """Whatever is left out, the rest moves up. Arguments of the wrong type are left for later, as Node does."""
    if isinstance(args, (list, tuple)):
        args = [*args]
    elif callable(args):
        args, options, callback = [], undefined, args
    elif not is_nullish(args) and not isinstance(args, (str, int, float)):
        args, options, callback = [], args, options
    if callable(options):
        options, callback = {}, options
    elif is_nullish(options):
        options = {}
    elif not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    if not is_nullish(callback) and not callable(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    if not is_nullish(options.get("argv0")):
        text("options.argv0", options["argv0"])
    return [] if is_nullish(args) else args, options, callback


# -- the synchronous functions ----------------------------------------------------------------------------


def normalize_spawn_sync_arguments(
    file: Any, args: Any, options: Any, keywords: Mapping[str, Any], *, name: str = "spawnSync"
) -> SyncRequest:
    """`spawnSync(file[, args][, options])`."""
    file, args, options = spawn_positions(file, args, options)
    return _sync_request(file, args, merged_options(name, options, keywords, SYNC_OPTIONS))


def normalize_exec_sync_arguments(given: Any, options: Any, keywords: Mapping[str, Any]) -> tuple[SyncRequest, bool]:
    """`execSync(command[, options])`; and whether the caller says what becomes of stderr."""
    line, merged, _ = _shell_command("execSync", given, options, None, keywords, SYNC_OPTIONS)
    return normalize_spawn_sync_arguments(line, merged, undefined, {}), truthy(merged.get("stdio"))


def normalize_exec_file_sync_arguments(
    file: Any, args: Any, options: Any, keywords: Mapping[str, Any]
) -> tuple[SyncRequest, bool, str]:
    """`execFileSync(file[, args][, options])`; whether stderr is taken care of, and the command as errors show it."""
    if callable(options) and (is_nullish(args) or isinstance(args, (list, tuple))):
        raise InvalidArgTypeError("options", "of type object", options)
    args, options, _ = _exec_positions(args, options, undefined)
    merged = merged_options("execFileSync", options, keywords, SYNC_OPTIONS)
    request = normalize_spawn_sync_arguments(file, args, merged, {}, name="execFileSync")
    argv0 = merged.get("argv0")
    return request, truthy(merged.get("stdio")), joined([argv0 if truthy(argv0) else file, *args])


def _sync_request(file: str, args: list[Any], options: dict[str, Any]) -> SyncRequest:
    what = command(file, args, options, args_checked=True)
    found = checked(_LIMITS, options)
    limit = found["maxBuffer"] if "maxBuffer" in options else MAX_BUFFER
    stdio = options.get("stdio")
    items = parse_stdio(stdio if truthy(stdio) else "pipe", sync=True)
    encoding = options.get("encoding")
    return SyncRequest(
        **what,
        stdio=items,
        input=_input(options.get("input"), encoding),
        encoding=encoding,
        timeout=found["timeout"] or 0,
        max_buffer=limit or INFINITY,  # here 0 is no limit, as in Node
        kill_signal=found["killSignal"] or SIGTERM,
    )


def _input(given: Any, encoding: Any) -> bytes | None:
    if not truthy(given):
        return None
    if isinstance(given, str):
        return encoded(given, encoding)
    try:
        return memoryview(given).tobytes()
    except TypeError:
        expected = "of type string or an instance of Buffer, TypedArray, or DataView"
        raise InvalidArgTypeError("options.stdio[0]", expected, given) from None
