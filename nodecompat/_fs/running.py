"""One function of `fs` in three forms: at once, with a callback, as a promise.

A function here prepares: it checks its arguments and returns what does the work. Work of the last two forms is done by
four threads, as libuv has them; what it came to is told on the loop, as an I/O callback.

What must stay true: a call keeps the program alive until its callback was called; threads never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError, NodeSystemError
from .._inspect.failures import heading
from .._js.arity import fit, is_function
from .._loop.threads import Threads
from .._stream.options import joined
from ..promise import Promise
from ..values import undefined
from .failures import raise_as_at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.threads import Settle, Work

    Prepare = Callable[..., Work]


_NONE: frozenset[str] = frozenset()
_ENCODING, _STAT = frozenset({"encoding"}), frozenset({"bigint", "throwIfNoEntry"})
_WRITING = frozenset({"encoding", "flag", "flush", "mode", "signal"})
_MOVING = frozenset({"buffer", "length", "offset", "position"})
# The options of each function, by the name of the one that prepares.
OPTIONS: dict[str, frozenset[str]] = {
    "appendFile": _WRITING,
    "cp": frozenset({
        "dereference", "errorOnExist", "filter", "force", "mode", "preserveTimestamps", "recursive", "verbatimSymlinks",
    }),
    "fstat": _STAT,
    "glob": frozenset({"cwd", "exclude", "followSymlinks", "withFileTypes"}),
    "lstat": _STAT,
    "mkdir": frozenset({"mode", "recursive"}),
    "mkdtemp": _ENCODING,
    "opendir": frozenset({"bufferSize", "encoding", "recursive"}),
    "read": _MOVING,
    "readdir": frozenset({"encoding", "recursive", "withFileTypes"}),
    "readFile": frozenset({"encoding", "flag", "signal"}),
    "readlink": _ENCODING,
    "realpath": _ENCODING,
    "rm": frozenset({"force", "maxRetries", "recursive", "retryDelay"}),
    "rmdir": frozenset({"maxRetries", "recursive", "retryDelay"}),
    "stat": _STAT,
    "statfs": frozenset({"bigint"}),
    "write": _MOVING,
    "writeFile": _WRITING,
}  # fmt: skip
READ_STREAM = frozenset({
    "autoClose", "emitClose", "encoding", "end", "fd", "flags", "fs", "highWaterMark", "mode", "objectMode", "signal",
    "start",
})  # fmt: skip
WRITE_STREAM = READ_STREAM - {"end", "objectMode"} | {"flush"}
WATCH = frozenset({"encoding", "ignore", "maxQueue", "overflow", "persistent", "recursive", "signal"})

_threads = Threads(4)  # as many as libuv has


def in_a_thread(work: Work, settle: Settle) -> None:
    """Have a thread do the work; the error of the system has no frames, as nothing of the program was running."""
    _threads.do(work, lambda error, result: settle(_without_frames(error), result))


def _without_frames(error: BaseException | None) -> BaseException | None:
    if isinstance(error, NodeSystemError):
        vars(error)["stack"] = heading(error)
    return error


def checked_callback(value: object, name: str = "cb") -> Callable[..., object]:
    """Raises ERR_INVALID_ARG_TYPE for what is no function."""
    if not is_function(value):
        raise InvalidArgTypeError(name, "of type function", value)
    return value


def settling(callback: Callable[..., object], spread: int = 0) -> Settle:
    """What calls a callback as Node does: with the error alone, or null and the result.

    With `spread` the result is a tuple of so many arguments; without a result there is the null alone.
    """
    functions = {count: fit(callback, count) for count in (1, 2, 1 + spread)}

    def settle(error: BaseException | None, result: Any) -> object:
        if error is not None:
            return functions[1](error)
        if spread:
            return functions[1 + spread](None, *result)
        return functions[1](None) if result is undefined else functions[2](None, result)

    return settle


def at_once(prepare: Prepare) -> Callable[..., Any]:
    """The form that ends in Sync."""

    def function(*args: Any, **options: Any) -> Any:
        work = prepare(*with_options(prepare, args, options))
        try:
            return work()
        except NodeError as error:
            raise_as_at_once(error)
            raise

    return _named(function, prepare, "Sync")


def with_callback(
    prepare: Prepare, required: int, *, path_first: bool = False, loose: bool = False
) -> Callable[..., Any]:
    """The form with a callback, the last argument: behind `required` others at least.

    `path_first`: the other arguments are checked before it. `loose`: options without a callback are taken for one.
    """

    def function(*args: Any, **options: Any) -> None:
        place = next((at for at in range(min(required, len(args)), len(args)) if is_function(args[at])), len(args))
        given = args[place] if place < len(args) else undefined
        if given is undefined and loose and len(args) > required:
            given = args[-1]
        rest = with_options(prepare, args[:place], options)
        if not path_first:
            checked_callback(given)
        work = prepare(*rest)
        in_a_thread(work, settling(checked_callback(given)))

    return _named(function, prepare, "")


def as_promise(prepare: Prepare) -> Callable[..., Promise[Any]]:
    """The form of `fs/promises`: what is wrong with the arguments rejects, too."""

    def function(*args: Any, **options: Any) -> Promise[Any]:
        return promised(lambda: prepare(*with_options(prepare, args, options)))

    return _named(function, prepare, "")


def promised(begin: Callable[[], Work]) -> Promise[Any]:
    """A promise of what the work comes to that `begin` prepares."""
    promise, resolve, reject = Promise.withResolvers()
    try:
        in_a_thread(begin(), lambda error, result: resolve(result) if error is None else reject(error))
    except Exception as error:
        reject(error)
    return promise


def with_options(prepare: Prepare, args: tuple[Any, ...], options: dict[str, Any]) -> tuple[Any, ...]:
    """Options that were given by name are an object at the end; one in an object that looks misspelt is a warning."""
    given = args[-1] if args and isinstance(args[-1], dict) else None
    if not options and given is None:
        return args
    found = joined(prepare.__name__, given, options, OPTIONS.get(prepare.__name__, _NONE))
    return (*args[:-1], found) if given is not None else (*args, found)


def _named(function: Callable[..., Any], prepare: Prepare, ending: str) -> Callable[..., Any]:
    function.__name__ = function.__qualname__ = prepare.__name__ + ending
    function.__doc__ = f"{prepare.__doc__} Node: fs.{prepare.__name__}{ending}."
    function.__module__ = "nodecompat.fs"
    return function
