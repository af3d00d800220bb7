"""The arguments of `fork` and `spawn`, checked and made complete before anything is started.

What must stay true: checks run in Node's order and fail with Node's text, so that the first error is the same one;
what the caller gave is copied, never changed (a stdio list that is too short excepted, see `stdio`). Which
checks apply, in what order, is in tables.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._wires.table import DEFAULT, PYTHON_DEFAULT, wire
from ..values import undefined
from .checks import (
    abort_signal,
    as_path_text,
    boolean,
    int32,
    is_nullish,
    joined,
    js_text,
    kill_signal,
    no_nul,
    path,
    shell,
    size,
    text,
    timeout,
    truthy,
)
from .fork_target import is_foreign_module, is_python, resolve_module
from .stdio import StdioItem, fork_stdio, parse_stdio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Check = Callable[[str, Any], Any]

SIGTERM = 15
SHELL = "/bin/sh"
CHANNEL_VARIABLES = ("NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE")
_COVERAGE = "NODE_V8_COVERAGE"  # reaches every child, so that a Node child's coverage isn't lost


class ThisProcess(Protocol):
    """What `fork` takes over from the parent."""

    execPath: str
    execArgv: list[str]
    _eval: str | None


class Request(NamedTuple):
    """What is to be started, checked and complete.

    `args` begins with argv[0]; `spawnargs` is the same as the caller gave it, not made into text. `kill_signal` is a
    number. `timeout` is in milliseconds, 0 for none. `unquoted` says that arguments were joined for a shell as they
    are (Node warns of it: DEP0190).
    """

    file: str
    args: list[str]
    spawnargs: list[Any]
    env: dict[str, str]
    stdio: list[StdioItem]
    cwd: str | None
    uid: int | None
    gid: int | None
    detached: bool
    wire: str
    timeout: int
    signal: Any
    kill_signal: int
    max_message_bytes: int | None
    unquoted: bool


# -- the tables -------------------------------------------------------------------------------------------

# Each is skipped for null and undefined.
_FIRST: tuple[tuple[str, Check], ...] = (
    ("cwd", path),
    ("detached", boolean),
    ("uid", int32),
    ("gid", int32),
    ("shell", shell),
    ("argv0", text),
    ("windowsHide", boolean),
    ("windowsVerbatimArguments", boolean),
)
_BEFORE_SIGNAL: tuple[tuple[str, Check], ...] = (("timeout", timeout),)
_AFTER_SIGNAL: tuple[tuple[str, Check], ...] = (("killSignal", kill_signal),)
_LAST: tuple[tuple[str, Check], ...] = (("maxMessageBytes", size),)

_EVERYWHERE = {name for table in (_FIRST, _BEFORE_SIGNAL, _AFTER_SIGNAL, _LAST) for name, _ in table}
SPAWN_OPTIONS = frozenset(_EVERYWHERE | {"env", "serialization", "signal", "stdio"})
FORK_OPTIONS = frozenset(SPAWN_OPTIONS - {"shell"} | {"execArgv", "execPath", "silent"})


def checked(table: Iterable[tuple[str, Check]], options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a table, each as its check returns it; None for null and undefined."""
    found = {}
    for name, check in table:
        value = options.get(name)
        found[name] = None if is_nullish(value) else check(f"options.{name}", value)
    return found


# -- the functions ----------------------------------------------------------------------------------------


def normalize_fork_arguments(
    module_path: Any, args: Any, options: Any, keywords: Mapping[str, Any], process: ThisProcess
) -> Request:
    """`fork(modulePath[, args][, options])`: the command line is `[execPath, *execArgv, modulePath, *args]`.

    `keywords` are options too, and come before those of the dict. Raises what the tables say, and `TypeError` for a
    keyword that is no option.
    """
    module = path("modulePath", module_path)
    args, options = _positions(args, options, "an instance of Array")
    if is_nullish(options):
        options = {}
    merged = merged_options("fork", options, keywords, FORK_OPTIONS)
    program = merged.get("execPath")
    program = no_nul("options.execPath", as_path_text(program)) if truthy(program) else None
    module, program, wire = _target(module, program, merged, process)
    exec_argv = _exec_argv(merged.get("execArgv"), program, process)
    merged["shell"] = False
    merged["stdio"] = fork_stdio(merged.get("stdio"), truthy(merged.get("silent")))
    return _request(program, [*exec_argv, module, *args], merged, wire)


def normalize_spawn_arguments(
    file: Any, args: Any, options: Any, keywords: Mapping[str, Any], *, name: str = "spawn"
) -> Request:
    """`spawn(file[, args][, options])`; as `normalize_fork_arguments` otherwise."""
    file, args, options = spawn_positions(file, args, options)
    return _request(file, args, merged_options(name, options, keywords, SPAWN_OPTIONS), DEFAULT, args_checked=True)


def spawn_positions(file: Any, args: Any, options: Any) -> tuple[str, list[Any], Any]:
    """The file and its arguments, checked, and the options from wherever they stand."""
    file = _program(file)
    args, options = _positions(args, options, "of type object")
    _no_nuls("args", args)
    return file, args, {} if options is undefined else options


def _positions(args: Any, options: Any, expected: str) -> tuple[list[Any], Any]:
    """Arguments may be left out, with the options in their place."""
    if is_nullish(args):
        return [], options
    if isinstance(args, (list, tuple)):
        return [*args], options
    if is_options(args):
        return [], args
    primitive = isinstance(args, (str, int, float)) or callable(args)
    raise InvalidArgTypeError("args", expected if primitive else "an instance of Array", args)


def merged_options(name: str, options: Any, keywords: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The options of the dict, where unknown ones are ignored, under those given by keyword, where they aren't."""
    for keyword in keywords:
        if keyword not in allowed:
            raise TypeError(f"{name}() got an unexpected keyword argument {keyword!r}")
    if not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    return {**options, **keywords}


def is_options(value: Any) -> bool:
    """Whether a value can hold options: a dict or another mapping."""
    return isinstance(value, Mapping)


def _request(file: Any, args: list[Any], options: dict[str, Any], wire: str, *, args_checked: bool = False) -> Request:
    """What fork and spawn have in common, in the order of Node's checks."""
    what = command(file, args, options, args_checked=args_checked)
    what["cwd"] = what["cwd"] or None  # an empty text is nothing to go to (it is to the synchronous functions)
    found = checked(_BEFORE_SIGNAL, options)
    signal = options.get("signal", undefined)
    if signal is not undefined:
        abort_signal("options.signal", signal)
    found |= checked(_AFTER_SIGNAL, options)
    stdio = options.get("stdio")
    items = parse_stdio(stdio if truthy(stdio) else "pipe")
    wire = serialization(options.get("serialization", undefined), wire)
    found |= checked(_LAST, options)
    return Request(
        **what,
        stdio=items,
        wire=wire,
        timeout=found["timeout"] or 0,
        signal=None if signal is undefined else signal,
        kill_signal=found["killSignal"] or SIGTERM,
        max_message_bytes=found["maxMessageBytes"],
    )


def command(file: Any, args: list[Any], options: Mapping[str, Any], *, args_checked: bool = False) -> dict[str, Any]:
    """What every function checks first: what is to be run, as whom and where. The fields of a request, by name."""
    if not args_checked:
        file = _program(file)
        _no_nuls("args", args)
    found = checked(_FIRST, options)
    texts = [js_text(value) for value in args]
    _no_nuls("args", texts)
    unquoted = bool(found["shell"] and args)
    if found["shell"]:
        wanted = no_nul("options.shell", found["shell"])
        file, texts = wanted if isinstance(wanted, str) else SHELL, ["-c", joined([file, *args])]
    env = environment(options.get("env"))
    argv0 = file if found["argv0"] is None else found["argv0"]
    return {
        "file": file,
        "args": [argv0, *texts],
        "spawnargs": [argv0, *(texts if found["shell"] else args)],
        "env": env,
        "cwd": found["cwd"],
        "uid": found["uid"],
        "gid": found["gid"],
        "detached": bool(found["detached"]),
        "unquoted": unquoted,
    }


def _program(file: Any) -> str:
    program = text("file", file)
    if not program:
        raise InvalidArgValueError("file", program, "cannot be empty")
    return program


def _no_nuls(name: str, values: Iterable[Any]) -> None:
    for index, value in enumerate(values):
        no_nul(f"{name}[{index}]", value)


def serialization(name: Any, default: str) -> str:
    """The wire that the option names, if it is given; it has to be one there is."""
    return default if name is undefined else wire(name).serialization


# -- fork's command line ----------------------------------------------------------------------------------


def _target(module: str, program: Any, options: Mapping[str, Any], process: ThisProcess) -> tuple[str, Any, str]:
    """The module as it is found, the program that runs it, and the wire the two speak unless told otherwise."""
    given = program is not None
    program = program if given else process.execPath
    if not isinstance(program, str) or not is_python(program):
        return module, program, DEFAULT
    cwd = options.get("cwd")
    module = resolve_module(module, os.fsdecode(cwd) if isinstance(cwd, (str, bytes, os.PathLike)) else None)
    foreign = is_foreign_module(module)
    return module, "node" if foreign and not given else program, DEFAULT if foreign else PYTHON_DEFAULT


def _exec_argv(given: Any, program: Any, process: ThisProcess) -> list[Any]:
    """The options of the interpreter: ours are inherited, but not by a program of the other kind, nor our `-c`."""
    if truthy(given):
        if isinstance(given, (int, float)) or not hasattr(given, "__iter__"):
            raise TypeError("execArgv is not iterable")
        exec_argv = [*given]
        _no_nuls("options.execArgv", exec_argv)
        return exec_argv
    if isinstance(program, str) and is_python(program) is not is_python(process.execPath):
        return []
    exec_argv = [*process.execArgv]
    _no_nuls("options.execArgv", exec_argv)
    code = process._eval
    if code is not None and code in exec_argv:
        index = len(exec_argv) - 1 - exec_argv[::-1].index(code)
        if index > 0:
            del exec_argv[index - 1 : index + 1]
    return exec_argv


# -- the environment --------------------------------------------------------------------------------------


def environment(given: Any) -> dict[str, str]:
    """The child's variables: ours for anything false, else exactly the given ones as strings.

    `undefined` leaves a variable out, None is 'null'. The variables of a channel are never passed on: the child's own
    are added when it is started.
    """
    if not truthy(given):
        found = os.environ.copy()
    elif not is_options(given):
        raise InvalidArgTypeError("options.env", "of type object", given)
    else:
        found = _given_variables(given)
    for name in CHANNEL_VARIABLES:
        found.pop(name, None)
    return found


def _given_variables(given: Mapping[Any, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in given:
        value = given[key]
        if value is not undefined:
            name, shown = js_text(key), js_text(value)
            no_nul(f"options.env['{name}']", name)
            no_nul(f"options.env['{name}']", shown)
            found[name] = shown
    if _COVERAGE not in given and os.environ.get(_COVERAGE):
        found[_COVERAGE] = os.environ[_COVERAGE]
    return found
