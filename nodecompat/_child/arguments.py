"""The arguments of a call, checked and made complete before anything is started.

What must stay true: checks run in Node's order and fail with Node's text, so that the first error is the same one;
what the caller gave is copied, never changed (except a stdio list that is too short, see `stdio`). A Python module
runs on this interpreter, a JavaScript one on `node`; only a Python is offered the wire and the interpreter options
that only Python understands.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .._errors.base import InvalidArgTypeError
from .._js.arity import is_function
from .._on_use import loaded, on_use
from .._os.spawn import SHELL, candidates
from .._wires import DEFAULT, Spoken
from ..values import undefined
from .options import (
    CHANNEL_VARIABLES,
    COMMAND,
    FORK_OPTIONS,
    INFINITY,
    SIGTERM,
    SPAWN_OPTIONS,
    Ending,
    as_path_text,
    checked,
    ending,
    environment,
    is_nullish,
    is_options,
    joined,
    js_text,
    merged_options,
    no_nul,
    no_nuls,
    path,
    program,
    serialization,
    text,
    truthy,
)
from .stdio import StdioItem, fork_stdio, parse_stdio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from . import advice
    from .typed import Carrier

    Arguments = list[Any]
    Positions = tuple[Arguments, object]  # the arguments, and the options from wherever they stand
else:
    advice = on_use("nodecompat._child.advice")  # only calls that fail

loaded("nodecompat._process.arguments")  # `fork` asks for execArgv, also where no descriptor is left to read a file

FOREIGN_SUFFIXES = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
_TRIED_SUFFIXES = (".py", ".js", ".mjs", ".cjs")
# A Python finds its modules (a virtual environment's above all) by the path in argv[0]. When that is another text
# this variable says where it is. Python takes it out of its environment at its start.
_PYTHON_ITSELF = "__PYVENV_LAUNCHER__"
_SERVED = "NODECOMPAT_FORK_SERVER"  # 1: `fork` has the option `forkServer`, unless it is given
_PYTHONS = ("python", "pypy", "nodecompat-python")


class ThisProcess(Protocol):
    """What `fork` takes over from the parent."""

    execPath: str
    execArgv: list[str]
    _eval: str | None


class Request(NamedTuple):
    """What is to be started, checked and complete.

    `args` begins with argv[0]; `spawnargs` is the same as the caller gave it, not made into text. `unquoted` says
    that arguments were joined for a shell as they are (Node warns of it: DEP0190). `timeout` is in milliseconds, 0
    for none; `kill_signal` is a number.
    """

    file: str
    args: list[str]
    spawnargs: list[Any]
    env: dict[str, str]
    cwd: str | None
    uid: int | None
    gid: int | None
    detached: bool
    unquoted: bool = False
    stdio: Sequence[StdioItem] = ()
    timeout: int = 0
    kill_signal: int = SIGTERM
    # for `fork`, `spawn`, `exec`, `execFile`
    signal: Any = None
    wire: str = DEFAULT
    max_message_bytes: int | None = None
    messages: str | None = None
    ending: Ending | None = None
    descendants: bool = False  # whether what ends the program ends what it has started
    carrier: Any = None  # what starts it on another machine
    module_at: int = 0  # where the module stands in `args`, for `fork` when a fork server may start it; else 0
    # for the synchronous functions
    input: bytes | None = None
    encoding: object = None
    max_buffer: float = INFINITY  # for all streams together


# -- what the functions have in common ---------------------------------------------------------------------


def command(file: str, args: Arguments, options: Mapping[str, Any]) -> Request:
    """What every function checks first: what is to be run, as whom and where."""
    found = checked(COMMAND, options)
    texts = [js_text(value) for value in args]
    no_nuls("args", texts)
    shell = found["shell"]
    unquoted = bool(shell and args)
    if shell:
        texts = ["-c", joined([file, *args])]
        file = no_nul("options.shell", shell) if isinstance(shell, str) else SHELL
    env = environment(options.get("env"))
    argv0 = file if found["argv0"] is None else found["argv0"]
    if argv0 != file and not shell and is_python(file):
        env[_PYTHON_ITSELF] = _located(file, env)
    return Request(
        file=file,
        args=[argv0, *texts],
        spawnargs=[argv0, *(texts if shell else args)],
        env=env,
        cwd=found["cwd"],
        uid=found["uid"],
        gid=found["gid"],
        detached=found["detached"],
        unquoted=unquoted,
    )


def _located(file: str, env: Mapping[str, str]) -> str:
    """Where a program is, for all that can be said before it is started."""
    if "/" in file:
        return os.path.abspath(file)
    found = (path for path in candidates(file, env.get("PATH")) if os.access(path, os.X_OK))
    return next(found, file)


def stdio_of(options: Mapping[str, Any], *, sync: bool = False) -> list[StdioItem]:
    """The option `stdio`, pipes unless given."""
    stdio = options.get("stdio")
    return parse_stdio(stdio if truthy(stdio) else "pipe", sync)


def spawn_positions(file: object, args: object, options: object) -> tuple[str, Arguments, object]:
    """The file and its arguments, checked, and the options from wherever they stand."""
    file = program("file", file)
    args, options = _positions(args, options, "of type object")
    no_nuls("args", args)
    return file, args, {} if options is undefined else options


def _positions(args: object, options: object, expected: str) -> Positions:
    """Arguments may be left out, with the options in their place."""
    if is_nullish(args):
        return [], options
    if isinstance(args, (list, tuple)):
        return [*args], options
    if is_options(args):
        return [], args
    primitive = isinstance(args, (str, int, float)) or is_function(args)
    raise InvalidArgTypeError("args", expected if primitive else "an instance of Array", args)


def shell_command(
    name: str, given: object, options: object, keywords: Mapping[str, Any], allowed: frozenset[str]
) -> tuple[str, dict[str, Any]]:
    """The command line of `exec` or `execSync`, and its options. What is no dict is no options."""
    line = text("command", given)
    merged = merged_options(name, options if is_options(options) else {}, keywords, allowed)
    shell = merged.get("shell")
    merged["shell"] = shell if isinstance(shell, str) else True
    return line, merged


def exec_positions(args: Any, options: Any, callback: Any) -> tuple[Any, Mapping[str, Any], Any]:
    """The arguments of `execFile`, where the next one may stand in the place of one that is left out."""
    if isinstance(args, (list, tuple)):
        args = [*args]
    elif is_function(args):
        args, options, callback = [], undefined, args
    elif not is_nullish(args) and not isinstance(args, (str, int, float)):
        args, options, callback = [], args, options
    if is_function(options):
        options, callback = {}, options
    elif is_nullish(options):
        options = {}
    elif not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    if not is_nullish(callback) and not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    if not is_nullish(options.get("argv0")):
        text("options.argv0", options["argv0"])
    return [] if is_nullish(args) else args, options, callback


# -- fork and spawn ----------------------------------------------------------------------------------------


def normalize_fork_arguments(
    module_path: object, args: object, options: object, keywords: Mapping[str, Any], process: ThisProcess
) -> Request:
    """`fork(modulePath[, args][, options])`: the command line is `[execPath, *execArgv, modulePath, *args]`.

    `keywords` are options too, and come before those of the dict. Raises what the table of options says, and
    `TypeError` for a keyword that is no option.
    """
    module = path("modulePath", module_path)
    args, options = _positions(args, options, "an instance of Array")
    merged = merged_options("fork", {} if is_nullish(options) else options, keywords, FORK_OPTIONS)
    given = as_path_text(merged.get("execPath")) if truthy(merged.get("execPath")) else None
    if isinstance(given, str):
        no_nul("options.execPath", given)
    module, file, wire = _target(module, given, merged, process)
    exec_argv = exec_argv_of(merged.get("execArgv"), file, process)
    merged["shell"] = False
    merged["stdio"] = fork_stdio(merged.get("stdio"), truthy(merged.get("silent")))
    file, args = program("file", file), [*exec_argv, module, *args]
    no_nuls("args", args)
    request = _request(file, args, merged, wire)
    served = checked(["forkServer"], merged)["forkServer"]
    if served is None:
        served = os.environ.get(_SERVED) == "1"
    served = served and module[:1] != "-" and request.carrier is None
    return request._replace(module_at=1 + len(exec_argv)) if served else request


def normalize_spawn_arguments(file: object, args: object, options: object, keywords: Mapping[str, Any]) -> Request:
    """`spawn(file[, args][, options])`; as `normalize_fork_arguments` otherwise."""
    file, args, options = spawn_positions(file, args, options)
    return _request(file, args, merged_options("spawn", options, keywords, SPAWN_OPTIONS), DEFAULT)


def _request(file: str, args: Arguments, options: dict[str, Any], wire: str) -> Request:
    """The checks that fork and spawn have in common, in Node's order."""
    request = command(file, args, options)
    found = checked(("timeout", "signal", "killSignal", "killDescendants"), options)
    stdio = stdio_of(options)
    wire = serialization(options.get("serialization", undefined), wire)
    ours = checked(["maxMessageBytes", "messages", "on"], options)  # last, because Node does not know them
    request = request._replace(
        cwd=request.cwd or None,  # an empty text is no directory (it is one to the synchronous functions)
        stdio=stdio,
        wire=wire,
        timeout=found["timeout"],
        signal=found["signal"],
        kill_signal=found["killSignal"],
        max_message_bytes=ours["maxMessageBytes"],
        messages=ours["messages"],
        descendants=found["killDescendants"] or False,
        ending=ending(options, has_channel=any(item.kind == "ipc" for item in stdio)),
    )
    return request if ours["on"] is None else elsewhere(request, ours["on"], options)


def elsewhere(request: Request, carrier: Carrier, options: Mapping[str, Any]) -> Request:
    """For another machine: of the variables only those that were given. Raises ERR_REMOTE_UNSUPPORTED."""
    env = environment(options["env"]) if truthy(options.get("env")) else {}
    found = request._replace(carrier=carrier, env=env)
    carrier._check(found)
    return found


# -- fork's command line -----------------------------------------------------------------------------------


def _target(module: str, given: object, options: Mapping[str, Any], process: ThisProcess) -> tuple[str, object, str]:
    """The module as it is found, the program that runs it, and the wire the two speak unless told otherwise."""
    runner = process.execPath if given is None else given
    if not isinstance(runner, str) or not is_python(runner):
        return module, runner, DEFAULT
    cwd = options.get("cwd")
    directory = os.fsdecode(cwd) if isinstance(cwd, (str, bytes, os.PathLike)) else None
    module = resolve_module(module, directory)
    if not os.path.exists(os.path.join(directory or "", module)):
        _tell_of_missing(module, directory, options)
    if module.endswith(FOREIGN_SUFFIXES):
        return module, "node" if given is None else runner, DEFAULT
    if given is None and hasattr(sys, "frozen"):
        advice.check_frozen(module)
    return module, runner, Spoken.with_python


def _tell_of_missing(module: str, directory: str | None, options: Mapping[str, Any]) -> None:
    """A file that is not there, which the child reports: say what may be meant, unless that is what is done."""
    given = options.get("execArgv")
    if "-m" in (given if isinstance(given, (list, tuple)) else ()) or options.get("on") is not None:
        return
    if "." in module and all(map(str.isidentifier, module.split("."))) and not module.endswith(_TRIED_SUFFIXES):
        advice.warn_of_module(module)
    elif not directory and os.path.dirname(module) == "" and sys.path and os.path.isfile(f"{sys.path[0]}/{module}"):
        advice.warn_of_place(module)


def resolve_module(module: str, cwd: str | None) -> str:
    """The module path with what `require` would add: `.py`, else nothing for a directory with __main__.py, else `.js`.

    Relative paths are seen from the child's working directory. A missing module is left to the child to report.
    """
    found = os.path.join(cwd or "", module)
    if os.path.isdir(found):
        return module + ".py" if os.path.isfile(found + ".py") and not module.endswith("/") else module
    if os.path.exists(found):
        return module
    return module + next((suffix for suffix in _TRIED_SUFFIXES if os.path.isfile(found + suffix)), "")


def is_python(program: str) -> bool:
    """Whether a program is a Python, to go by its name: `python3.12`, `/opt/pypy/bin/pypy3`, this interpreter."""
    return program == sys.executable or os.path.basename(program).lower().startswith(_PYTHONS)


def exec_argv_of(given: Any, runner: object, process: ThisProcess) -> Arguments:
    """The options of an interpreter: ours are inherited, but not by a program of the other kind, nor our `-c`."""
    if truthy(given):
        if isinstance(given, (int, float)) or not hasattr(given, "__iter__"):
            raise TypeError("execArgv is not iterable")
        exec_argv = [*given]
        no_nuls("options.execArgv", exec_argv)
        return exec_argv
    if isinstance(runner, str) and is_python(runner) is not is_python(process.execPath):
        return []
    exec_argv = [*process.execArgv]
    no_nuls("options.execArgv", exec_argv)
    code = process._eval
    if code is not None and code in exec_argv:
        index = len(exec_argv) - 1 - exec_argv[::-1].index(code)
        if index > 0:
            del exec_argv[index - 1 : index + 1]
    return exec_argv


# -- ChildProcess().spawn ----------------------------------------------------------------------------------


def direct_request(options: object) -> Request:
    """`ChildProcess().spawn(options)`, where nothing is looked up or joined and no option has a default.

    `file`, `args` (argv[0] first), `envPairs`, `stdio`, `cwd`, `detached`, `uid`, `gid`, `serialization`. Without
    `envPairs` the child has this process's variables; none at all when it has a channel.
    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node: ChildProcess.prototype.spawn.
    """
    if not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    stdio = stdio_of(options)
    wire = serialization(options.get("serialization", undefined), DEFAULT)
    env = _paired(options.get("envPairs", undefined), any(item.kind == "ipc" for item in stdio))
    file = as_path_text(options.get("file", undefined))
    if not isinstance(file, str):
        raise InvalidArgTypeError("options.file", "of type string", file)
    args = options.get("args", undefined)
    texts = [] if args is undefined else [js_text(arg) for arg in _listed("options.args", args)]
    no_nul("options.file", file)
    no_nuls("options.args", texts)
    cwd = as_path_text(options.get("cwd"))
    directory = no_nul("options.cwd", cwd) if isinstance(cwd, str) and cwd else None
    ids = checked(("uid", "gid"), options)
    return Request(
        file=file,
        args=texts,
        spawnargs=[] if args is undefined else args,
        env=env,
        stdio=stdio,
        cwd=directory,
        uid=ids["uid"],
        gid=ids["gid"],
        detached=truthy(options.get("detached")),
        wire=wire,
    )


def _paired(pairs: object, has_channel: bool) -> dict[str, str]:
    if has_channel and pairs is not undefined:
        _listed("options.envPairs", pairs)
    if not isinstance(pairs, (list, tuple)):
        return {} if has_channel else environment(None)
    found: dict[str, str] = {}
    for pair in pairs:
        name, _, value = no_nul("options.envPairs", js_text(pair)).partition("=")
        if name not in CHANNEL_VARIABLES:
            found.setdefault(name, value)  # a program sees the first of two
    return found


def _listed(name: str, value: object) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise InvalidArgTypeError(name, "an instance of Array", value)
    return value
