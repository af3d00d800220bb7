"""What a pool can be told, and the checks of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from .._child.arguments import normalize_fork_arguments
from .._child.options import FORK_OPTIONS, merged_options
from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._errors.checks import check_integer
from .._js.numbers import is_number
from .._os.signals import signal_number
from ..process import process
from ..values import undefined
from .shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal, TypedDict

    from .._child.typed import ForkOptions
    from .._events.target import Signal

    class PoolOptions(ForkOptions, total=False):
        """The options of `Pool`; what is none of them is an option of `fork`."""

        args: list[str]
        size: int
        minSize: int
        concurrency: int
        grace: float
        retries: int
        maxQueue: int
        maxJobs: int
        maxMemory: int
        idleTimeout: float
        startTimeout: float
        killTimeout: float
        maxCrashes: int
        backoff: float
        maxBackoff: float
        shape: Literal["workerpool", "message", "jest-worker", "tinypool"]
        entry: str | os.PathLike[str]
        start: Literal["fork", "forkServer", "cluster"]
        functions: bool

    class RunOptions(TypedDict, total=False):
        """The options of `Pool.run` and `Pool.call`."""

        priority: float
        timeout: float | None
        retries: int
        signal: Signal | None
        onProgress: Callable[[Any], Any] | None


STARTS = ("fork", "forkServer", "cluster")
RUNNER = "nodecompat.pool"
_LONGEST = 2**31 - 1  # milliseconds that a timer takes

# The child's file of a package of npm, from the folder node_modules; the first that is there.
ENTRIES = {
    "jest-worker": ("jest-worker/build/processChild.js", "jest-worker/build/workers/processChild.js"),
    "tinypool": ("tinypool/dist/entry/process.js", "tinypool/dist/esm/entry/process.js"),
}

# name -> its default, the least, the most. None: no limit. All of them may be given as None then.
_COUNTS: dict[str, tuple[int | None, int]] = {
    "minSize": (0, 0),
    "concurrency": (1, 1),
    "retries": (0, 0),
    "maxQueue": (None, 0),
    "maxJobs": (None, 1),
    "maxMemory": (None, 1),
    "maxCrashes": (5, 1),
}
_TIMES: dict[str, float | None] = {
    "timeout": None,
    "grace": 0,
    "idleTimeout": None,
    "startTimeout": 30_000,
    "killTimeout": 1000,
    "backoff": 100,
    "maxBackoff": 30_000,
}


RUN_OPTIONS = frozenset({"priority", "timeout", "retries", "signal", "onProgress"})
_OWN = frozenset({*_COUNTS, *_TIMES, "args", "entry", "functions", "shape", "size", "start"})


class Settings(NamedTuple):
    """What a pool was told, checked. Times are in milliseconds, `maxMemory` is in bytes."""

    file: str
    size: int
    minSize: int
    concurrency: int
    retries: int
    maxQueue: int | None
    maxJobs: int | None
    maxMemory: int | None
    maxCrashes: int
    timeout: float | None
    grace: float
    idleTimeout: float | None
    startTimeout: float | None
    killTimeout: float
    backoff: float
    maxBackoff: float
    killSignal: str | int
    shape: str
    start: str
    module: str  # what `fork` is given
    args: list[Any]
    fork: dict[str, Any]


def settings_of(file: object, options: object, keywords: Mapping[str, Any]) -> Settings:
    """The settings of a pool for `file`, from its options: a dict, keywords, or both.

    Raises TypeError for a keyword that is no option, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE,
    what `fork` raises for its own options, and FileNotFoundError when the child's file of a package of npm isn't found.
    """
    options = {} if options is None or options is undefined else options
    given = merged_options("Pool", options, keywords, FORK_OPTIONS | _OWN)
    found: dict[str, Any] = {"size": _size(given.pop("size", None))}
    for name, (default, least) in _COUNTS.items():
        found[name] = _count(name, given.pop(name, default), least, default is None)
    for name, usual in _TIMES.items():
        found[name] = duration(name, given.pop(name, usual), usual is None or name == "startTimeout")
    if found["minSize"] > found["size"]:
        raise OutOfRangeError("minSize", f"<= size ({found['size']})", found["minSize"])
    found["killSignal"] = given.pop("killSignal", "SIGTERM")
    signal_number(found["killSignal"])
    found["shape"] = _one_of("shape", given.pop("shape", "workerpool"), tuple(SHAPES))
    found["start"] = _one_of("start", given.pop("start", "fork"), STARTS)
    if SHAPES[found["shape"]]().one_at_a_time and found["concurrency"] > 1:
        raise InvalidArgValueError("concurrency", found["concurrency"], f"must be 1 with the shape {found['shape']}")
    if given.get("on") is not None:
        _check_elsewhere(found)
    return Settings(**found, **_command(file, found["shape"], found["start"], given))


def _check_elsewhere(found: dict[str, Any]) -> None:
    """For workers on other machines: what is only known, or only done, on this one."""
    if found["maxMemory"] is not None:
        raise InvalidArgValueError("maxMemory", found["maxMemory"], "is not known of workers on other machines")
    if found["start"] != "fork":
        raise InvalidArgValueError("start", found["start"], "must be 'fork' for workers on other machines")


def duration(name: str, value: object, may_be_none: bool) -> float | None:
    """Milliseconds, None for no limit. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE."""
    if value is None and may_be_none:
        return None
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not 0 <= value <= _LONGEST:
        raise OutOfRangeError(name, f">= 0 && <= {_LONGEST}", value)
    return float(value)


def _size(value: object) -> int:
    return len(os.sched_getaffinity(0)) if value is None else check_integer("size", value, 1, 4096)


def _count(name: str, value: object, least: int, may_be_none: bool) -> int | None:
    return None if value is None and may_be_none else check_integer(name, value, least, 2**53 - 1)


def _one_of(name: str, value: object, names: tuple[str, ...]) -> str:
    if value not in names:
        raise InvalidArgValueError(name, value, f"must be one of: {', '.join(map(repr, names))}")
    return str(value)


def _command(file: object, shape: str, start: str, given: dict[str, Any]) -> dict[str, Any]:
    """What is forked: the file itself, the runner of functions, or the child's file of a package of npm."""
    args, entry = [*given.pop("args", ())], given.pop("entry", None)
    functions = given.pop("functions", file is None)
    if file is not None and not isinstance(file, (str, os.PathLike)):
        raise InvalidArgTypeError("file", "of type string or an instance of Path", file)
    cwd = given.get("cwd")
    folder = cwd if isinstance(cwd, (str, os.PathLike)) else ""
    name = "" if file is None else os.path.abspath(os.path.join(folder, file))
    if functions:
        module, args = RUNNER, [*([name] if name else []), *args]
        given["execArgv"] = [*given.get("execArgv", ()), "-m"]
    elif shape in ENTRIES:
        module = os.fspath(entry) if entry is not None else _entry(shape, name)
    else:
        module = os.fspath(file) if file is not None else ""
    if start == "forkServer":
        given["forkServer"] = True
    # What is wrong is raised now, not with the first job.
    normalize_fork_arguments(module, args, given, {}, process)  # type: ignore[arg-type, unused-ignore]
    return {"file": name, "module": module, "args": args, "fork": given}


def _entry(shape: str, file: str) -> str:
    folder = os.path.dirname(file)
    while True:
        for path in ENTRIES[shape]:
            found = os.path.join(folder, "node_modules", path)
            if os.path.exists(found):
                return found
        if folder == (folder := os.path.dirname(folder)):
            raise FileNotFoundError(
                f"No node_modules with {shape} above {file}: `npm install {shape}` there, or give its file as `entry`"
            )
