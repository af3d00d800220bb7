"""The options of every function: the table of their checks, which function takes which, and checks of values.

What must stay true: a check takes a name and a value, and returns the value to work with or raises Node's error with
Node's text; it does not depend on other values. Checks run in Node's order, so that the first error is the same one.
Names are `options.` and the key.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, OutOfRangeError
from .._errors.checks import check_integer, check_signal
from .._errors.rare import InvalidUrlSchemeError, UnknownSignalError
from .._js.kinds import has
from .._js.kinds import truthy as truthy
from .._js.numbers import INT32_MAX, MAX_SAFE_INTEGER, is_integer, is_number
from .._js.text import to_string
from .._on_use import on_use
from .._os.signals import SIGNALS, signal_number
from .._wires import wire
from ..values import undefined

if TYPE_CHECKING:
    import urllib.parse as urllib_parse
    from collections.abc import Callable, Iterable
    from typing import TypeGuard

    from .._channel import shapes
    from .._errors import advice as errors_advice
    from . import advice

    Check = Callable[[str, object], object]
else:
    shapes = on_use("nodecompat._channel.shapes")  # only programs that want messages to be objects
    advice = on_use("nodecompat._child.advice")  # only calls that fail, or have options that are none
    errors_advice = on_use("nodecompat._errors.advice")  # likewise
    urllib_parse = on_use("urllib.parse")  # 5 ms, for the few programs that give a URL as a path

INFINITY = float("inf")
SIGTERM = SIGNALS["SIGTERM"]
FORCE_AFTER = 5000.0  # milliseconds (execa: forceKillAfterDelay)
MAX_BUFFER = 1024 * 1024  # bytes (Node: child_process, options.maxBuffer)
CHANNEL_VARIABLES = (
    "NODE_CHANNEL_FD",
    "NODE_CHANNEL_SERIALIZATION_MODE",
    "NODECOMPAT_CHANNEL_MAX_BYTES",
    "NODECOMPAT_CHANNEL_RELAYED",
)
_COVERAGE = "NODE_V8_COVERAGE"  # reaches every child, so that a Node child's coverage isn't lost
_NO_NUL = "must be a string without null bytes"


# -- values ------------------------------------------------------------------------------------------------


def is_nullish(value: object) -> bool:
    """Whether JavaScript's `value == null`."""
    return value is None or value is undefined


def is_options(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value can hold options: a dict or another mapping."""
    return isinstance(value, Mapping)


def js_text(value: object) -> str:
    """JavaScript's String(), with Python's paths and bytes as the names they stand for."""
    if type(value) is str:
        return value
    if isinstance(value, (bytes, os.PathLike)):
        return os.fsdecode(value)
    return to_string(value)


def joined(values: Iterable[object]) -> str:
    """The values as text with blanks between, as JavaScript's join() writes them: null and undefined are empty."""
    return " ".join("" if is_nullish(value) else js_text(value) for value in values)


def as_path_text(value: object) -> object:
    """The text of a path object; any other value as it is."""
    return os.fsdecode(value) if isinstance(value, os.PathLike) else value


def explain_words(error: BaseException, file: str | None) -> None:
    """Note at an ENOENT what is wrong with a command line in the place of a program."""
    if file is not None and " " in file.strip() and getattr(error, "code", None) == "ENOENT":
        error.add_note(advice.words(file))


# -- checks ------------------------------------------------------------------------------------------------


def no_nul(name: str, value: str) -> str:
    """Refuse a string with a NUL, where the system would cut it."""
    if "\0" in value:
        raise InvalidArgValueError(name, value, _NO_NUL)
    return value


def no_nuls(name: str, values: Iterable[object]) -> None:
    """Refuse a list with such a string."""
    for index, value in enumerate(values):
        if isinstance(value, str):
            no_nul(f"{name}[{index}]", value)


def boolean(name: str, value: object) -> bool:
    """A boolean and nothing else."""
    if not isinstance(value, bool):
        raise InvalidArgTypeError(name, "of type boolean", value)
    return value


def identity(name: str, value: object) -> int:
    """A user or a group: a whole number of 32 bits."""
    return check_integer(name, value, -INT32_MAX - 1, INT32_MAX)


def text(name: str, value: object) -> str:
    """A string without NUL; a path object passes for one."""
    value = as_path_text(value)
    if not isinstance(value, str):
        raise advice.of_argument(InvalidArgTypeError(name, "of type string", value), name, value)
    return str(no_nul(name, value))


def program(name: str, value: object) -> str:
    """The name of a program to start."""
    found = text(name, value)
    if not found:
        raise InvalidArgValueError(name, found, "cannot be empty")
    return found


def shell(name: str, value: object) -> bool | str:
    """A boolean, or the program to use as a shell (`command` looks for NULs in it)."""
    value = as_path_text(value)
    if not isinstance(value, (bool, str)):
        raise InvalidArgTypeError(name, "one of type boolean or string", value)
    return value


def path(name: str, value: object) -> str:
    """A path: a string, bytes, a path object, or a parsed `file:` URL."""
    found = _url_path(value) if _is_url(value) else as_path_text(value)
    if isinstance(found, (bytes, bytearray, memoryview)):
        found = os.fsdecode(bytes(found))
    if not isinstance(found, str):
        error = InvalidArgTypeError(name, "of type string or an instance of Buffer or URL", value)
        raise advice.of_argument(error, name, value)
    if "\0" in found:
        raise InvalidArgValueError(name, value, "must be a string, Uint8Array, or URL without null bytes")
    return found


def _is_url(value: object) -> bool:
    """Whether it is a parsed URL: `urllib.parse.urlsplit(…)`, or an object like JavaScript's."""
    return any(has(value, one) and has(value, other) for one, other in (("scheme", "path"), ("protocol", "href")))


def _url_path(url: Any) -> str:
    """The path that a `file:` URL names. Node: url.fileURLToPath."""
    scheme = url.scheme if has(url, "scheme") else url.protocol.rstrip(":")
    if scheme != "file":
        raise InvalidUrlSchemeError
    if getattr(url, "hostname", None) not in (None, "", "localhost"):
        raise NodeTypeError(
            f'File URL host must be "localhost" or empty on {sys.platform}', code="ERR_INVALID_FILE_URL_HOST"
        )
    encoded: str = url.path if has(url, "scheme") else url.pathname
    if "%2f" in encoded.lower():
        raise NodeTypeError("File URL path must not include encoded / characters", code="ERR_INVALID_FILE_URL_PATH")
    return urllib_parse.unquote(encoded, errors="surrogateescape")


def timeout(name: str, value: object) -> int:
    """Whole milliseconds from 0. (Node's message says `timeout`, without `options.`.)"""
    return check_integer("timeout", value, 0, MAX_SAFE_INTEGER)


def abort_signal(name: str, value: object) -> object:
    """An AbortSignal: anything that says whether it is `aborted`."""
    check_signal(value, name)
    return value


def delay(name: str, value: object) -> float | None:
    """Milliseconds; true for FORCE_AFTER, false for never."""
    if isinstance(value, bool):
        return FORCE_AFTER if value else None
    return max_buffer(name, value)


def carrier(name: str, value: object) -> object:
    """What starts children on other machines."""
    if not callable(getattr(type(value), "_begin", None)):
        raise InvalidArgTypeError(name, "a carrier of nodecompat.remote", value)
    return value


def kill_signal(name: str, value: object) -> int:
    """A signal's number, from a name in either case or a number. 0 names no signal here."""
    if not is_number(value) and not isinstance(value, str):
        raise InvalidArgTypeError(name, "one of type string or number", value)
    number = signal_number(value)
    if not number:
        raise UnknownSignalError(value)
    return number


def max_buffer(name: str, value: object) -> float:
    """How much of a child's output is kept; infinity for all of it."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not value >= 0:
        raise OutOfRangeError(name, ">= 0", value)
    return float(value)


def size(name: str, value: object) -> int:
    """A number of bytes, at least 1."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not is_integer(value) or value < 1:
        raise OutOfRangeError(name, "a positive integer", value)
    return int(value)


# -- the table ---------------------------------------------------------------------------------------------

CHECKS: dict[str, Check] = {
    "cwd": path,
    "detached": boolean,
    "uid": identity,
    "gid": identity,
    "shell": shell,
    "argv0": text,
    "windowsHide": boolean,
    "windowsVerbatimArguments": boolean,
    "timeout": timeout,
    "maxBuffer": max_buffer,
    "signal": abort_signal,
    "killSignal": kill_signal,
    "maxMessageBytes": size,
    "forkServer": boolean,
    "messages": lambda name, value: shapes.check(name, value),
    "cancelSignal": abort_signal,
    "gracefulCancel": boolean,
    "forceKillAfterDelay": delay,
    "cleanup": boolean,
    "killDescendants": boolean,
    "on": carrier,
}
# How a child is ended; not in Node.
ENDING = frozenset({"cancelSignal", "gracefulCancel", "forceKillAfterDelay", "cleanup"})
# What stands for an option that is not given; None for all others.
DEFAULTS: dict[str, object] = {"detached": False, "timeout": 0, "killSignal": SIGTERM}
# What every function checks first; `stdio`, `serialization`, `env` and `input` have rules of their own.
COMMAND = ("cwd", "detached", "uid", "gid", "shell", "argv0", "windowsHide", "windowsVerbatimArguments")

SYNC_OPTIONS = frozenset(
    {*CHECKS, "encoding", "env", "input", "serialization", "stdio"}
    - {"maxMessageBytes", "forkServer", "messages", "on"}
    - ENDING
)
EXEC_OPTIONS = frozenset(SYNC_OPTIONS - {"detached", "input", "serialization", "stdio"} | ENDING - {"gracefulCancel"})
SPAWN_OPTIONS = frozenset({*CHECKS, "env", "serialization", "stdio"} - {"maxBuffer", "forkServer"})
_KNOWN = frozenset({*SYNC_OPTIONS, *EXEC_OPTIONS, *SPAWN_OPTIONS, "execArgv", "execPath", "silent", "inspectPort"})
FORK_OPTIONS = frozenset(SPAWN_OPTIONS - {"shell"} | {"execArgv", "execPath", "forkServer", "silent"})


class Ending(NamedTuple):
    """How a child is ended, where it is more than a signal."""

    cancel_signal: Any
    graceful: bool
    force_after: float | None  # milliseconds
    cleanup: bool


def ending(options: Mapping[str, Any], *, has_channel: bool) -> Ending | None:
    """What the options say of that; None when they say nothing. Raises ERR_INVALID_ARG_VALUE."""
    if ENDING.isdisjoint(options):
        return None
    found = checked(sorted(ENDING), options)
    graceful = found["gracefulCancel"] or False
    if graceful and (found["cancelSignal"] is None or not has_channel):
        needs = "a channel: fork(), or 'ipc' in options.stdio" if found["cancelSignal"] is not None else "cancelSignal"
        raise InvalidArgValueError("options.gracefulCancel", True, f"needs {needs}")
    force = found["forceKillAfterDelay"]
    if graceful and is_nullish(options.get("forceKillAfterDelay")):
        force = FORCE_AFTER
    return Ending(found["cancelSignal"], graceful, force, found["cleanup"] or False)


def checked(names: Iterable[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """These options, each as its check returns it, or the default for null and undefined. `signal` must not be null."""
    found: dict[str, Any] = {}
    for name in names:
        value = options.get(name, undefined)
        absent = value is undefined or (value is None and name != "signal")
        found[name] = DEFAULTS.get(name) if absent else CHECKS[name](f"options.{name}", value)
    return found


def merged_options(name: str, options: object, keywords: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The options of the dict, where unknown ones are ignored, under those given by keyword, where they aren't."""
    for keyword in keywords:
        if keyword not in allowed:
            raise errors_advice.unexpected(name, keyword, sorted(allowed))
    if not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    if not allowed.issuperset(options):
        advice.warn_of_options(name, options, allowed, _KNOWN)
    return {**options, **keywords}


# -- options with rules of their own -----------------------------------------------------------------------


def serialization(name: object, default: str) -> str:
    """The wire that the option names, if it is given; it has to be one there is."""
    return default if name is undefined else wire(name).serialization


def environment(given: object) -> dict[str, str]:
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


def _given_variables(given: Mapping[str, Any]) -> dict[str, str]:
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
