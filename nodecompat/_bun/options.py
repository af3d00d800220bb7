"""The options of `Bun.spawn` and `Bun.spawnSync`, checked and made complete before anything is started.

What must stay true: what is wrong is raised with Bun's code and text; the caller's objects are copied, never changed;
the descriptors opened here (for paths) are in `opened`; the starter of the program closes them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, cast

from .._child.arguments import Request, command, elsewhere, is_python
from .._child.options import SIGTERM, as_path_text, carrier, is_nullish, is_options, js_text, no_nul, path, size
from .._child.stdio import IGNORE, INHERIT, IPC, PIPE, StdioItem, parse_stdio
from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, OutOfRangeError, system_error
from .._errors.rare import InvalidStateError
from .._errors.remote import RemoteUnsupportedError
from .._js.arity import is_function
from .._js.kinds import has
from .._js.numbers import is_integer, is_number
from .._on_use import on_use
from .._os.signals import NAMES, SIGNALS
from .._wires import BUN_DEFAULT, DEFAULT, PYTHON_DEFAULT, WIRES
from ..values import undefined
from .files import BunFile, Response
from .streams import Blob, ReadableStream
from .terminal import Terminal, terminal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from io import FileIO

    from .._child.typed import Carrier
    from .._errors import advice

    Callback = Callable[..., Any]
else:
    advice = on_use("nodecompat._errors.advice")  # only for options that are none

_SAFE = 9007199254740991
_NOT_SYNC = ("terminal", "on")
_CALLBACKS = ("ipc", "onExit", "onDisconnect")
_WORDS = {"pipe": PIPE, "inherit": None, "ignore": IGNORE, None: IGNORE}
_STDIO_TEXT = "stdio must be an array of 'inherit', 'pipe', 'ignore', a path, a file, a descriptor, or None"
_SYNC_TEXT = "'stdin' ReadableStream cannot be used in sync mode"
OPTIONS = frozenset((
    "cmd", "cwd", "env", "argv0", "detached", "stdio", "stdin", "stdout", "stderr", "ipc", "onExit", "onDisconnect",
    "serialization", "signal", "timeout", "killSignal", "maxBuffer", "maxMessageBytes", "lazy", "terminal", "on",
    "windowsHide", "windowsVerbatimArguments",
))  # fmt: skip


class Plan(NamedTuple):
    """What is to be started, and what is to be done about it."""

    request: Request
    ipc: Callback | None
    on_exit: Callback | None
    on_disconnect: Callback | None
    source: object  # what stdin is fed with; None for nothing
    max_buffer: float
    lazy: bool
    terminal: Terminal | None
    opened: list[int]


def plan(cmd: object, options: object, keywords: Mapping[str, Any], *, sync: bool) -> Plan:
    """`spawn(cmd, options)` or `spawn({cmd, …})`, with keywords for options. Raises as Bun does."""
    given = _merged(cmd, options, keywords)
    words = _words(given.get("cmd"))
    _check(given, () if not sync else _NOT_SYNC)
    what = {name: given.get(name) for name in ("env", "argv0", "detached")}
    what["cwd"] = None if is_nullish(given.get("cwd")) else path("options.cwd", given["cwd"])
    request = command(words[0], words[1:], what)
    has_channel = not sync and not is_nullish(given.get("ipc"))
    request = request._replace(
        wire=_serialization(given.get("serialization"), words[0]) if has_channel else DEFAULT,
        timeout=int(_number("timeout", given.get("timeout"), _SAFE) or 0),
        signal=_given(given, "signal"),
        kill_signal=kill_number(given.get("killSignal")) or SIGTERM,
        max_message_bytes=_whole(given.get("maxMessageBytes")),
    )
    max_buffer = _number("maxBuffer", given.get("maxBuffer"), float("inf"))
    terminal = _given(given, "terminal")
    opened: list[int] = []
    try:
        items, source = _stdio({} if terminal is not None else given, opened, sync=sync)
        if terminal is not None:
            items[:3], terminal = [IGNORE] * 3, terminal_of(terminal)
            request = request._replace(detached=True)
        request = _placed(request._replace(stdio=[*items, IPC] if has_channel else items), given)
    except BaseException:
        close_all(opened)
        raise
    return Plan(
        request=request,
        ipc=_given(given, "ipc"),
        on_exit=_given(given, "onExit"),
        on_disconnect=_given(given, "onDisconnect"),
        source=source,
        max_buffer=max_buffer or float("inf"),
        lazy=bool(given.get("lazy")),
        terminal=terminal,
        opened=opened,
    )


def _placed(request: Request, given: Mapping[str, Any]) -> Request:
    """On another machine if there is an `on`. Raises ERR_REMOTE_UNSUPPORTED for what cannot be had there."""
    if is_nullish(given.get("on")):
        return request
    if not is_nullish(given.get("terminal")):
        raise RemoteUnsupportedError("options.terminal", "it is one of this machine")
    if request.stdio[0] == INHERIT[0]:
        raise RemoteUnsupportedError("options.stdin", "what is typed here does not go there; 'pipe' can be written to")
    return elsewhere(request, cast("Carrier", carrier("options.on", given["on"])), given)


def _check(given: Mapping[str, Any], refused: Sequence[str]) -> None:
    """What is wrong by its type, or refused at all."""
    signal = _given(given, "signal")
    if signal is not None and not has(signal, "aborted"):
        raise InvalidArgTypeError("signal", "of type AbortSignal", signal)
    for name in _CALLBACKS:
        if not is_nullish(given.get(name)) and not is_function(given[name]):
            raise _type_error(f"{name} must be a function or undefined")
    if not is_nullish(given.get("env")) and not is_options(given["env"]):
        raise _type_error("env must be an object")
    for name in refused:
        if not is_nullish(given.get(name)):
            raise _type_error(f"{name} option is only supported for Bun.spawn, not Bun.spawnSync")


def _given(given: Mapping[str, Any], name: str) -> Any:
    """An option; None when it is null or undefined."""
    value = given.get(name)
    return None if is_nullish(value) else value


def close_all(opened: list[int]) -> None:
    """Close what was opened for the child."""
    while opened:
        os.close(opened.pop())


def _merged(cmd: object, options: object, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the dict, where unknown ones are ignored, under those given by keyword, where they aren't."""
    for keyword in keywords:
        if keyword not in OPTIONS:
            raise advice.unexpected("spawn", keyword, sorted(OPTIONS))
    if is_options(cmd):
        return {**cmd, **keywords}
    found = {**options} if is_options(options) else {}
    return {**found, "cmd": cmd, **keywords} if cmd is not undefined else {**found, **keywords}


def _words(cmd: object) -> list[str]:
    if not isinstance(cmd, (list, tuple)):
        raise _type_error("cmd must be an array")
    if not cmd:
        raise _type_error("cmd must not be empty")
    words = [js_text(word) for word in cmd]
    for index, word in enumerate(words):
        no_nul(f"args[{index}]", word)
    return words


def _type_error(text: str) -> NodeTypeError:
    return NodeTypeError(text, code="ERR_INVALID_ARG_TYPE")


# -- single options -----------------------------------------------------------------------------------


def _serialization(given: object, file: str) -> str:
    """The wire: `cbor` with a Python, `advanced` with anything else, as Bun's default is, unless given."""
    if is_nullish(given):
        return PYTHON_DEFAULT if is_python(file) else BUN_DEFAULT
    if not isinstance(given, str) or given not in WIRES:
        *most, last = (f'"{name}"' for name in WIRES)
        raise _type_error(f"serialization must be {', '.join(most)} or {last}")
    return given


def _number(name: str, value: object, largest: float) -> float | None:
    if is_nullish(value):
        return None
    if not is_number(value):
        raise InvalidArgTypeError(f"options.{name}", "of type number", value)
    if value != value or not 0 <= value <= largest:
        raise OutOfRangeError(name, f">= 0 and <= {largest}" if value == value else "a non-negative integer", value)
    return float(value)


def _whole(value: object) -> int | None:
    return None if is_nullish(value) else size("options.maxMessageBytes", value)


def kill_number(signal: object) -> int | None:
    """The number of a signal by name, in either case, or number; 0 is none. None for null and undefined."""
    if is_nullish(signal):
        return None
    if isinstance(signal, str):
        found = SIGNALS.get(signal.upper())
        if found is None:
            names = [f"'{name}'" for _, name in sorted(NAMES.items())]
            raise _type_error(f"signal must be one of {', '.join(names[:-1])} or {names[-1]}")
        return found
    if not is_integer(signal):
        raise _type_error("Invalid signal: must be a string or an integer")
    if signal != 0 and signal not in NAMES:
        raise _type_error("Invalid signal: there is none of that number")
    return int(signal)


# -- stdio ---------------------------------------------------------------------------------------------


def _stdio(given: Mapping[str, Any], opened: list[int], *, sync: bool) -> tuple[list[StdioItem], object]:
    """What each descriptor of the child is to be, and what its stdin is fed with."""
    defaults = ["ignore", "pipe", "pipe" if sync else "inherit"]
    values: list[object] = [*defaults]
    stdio = given.get("stdio")
    if not is_nullish(stdio):
        if not isinstance(stdio, (list, tuple)):
            raise _type_error("stdio must be an array")
        values[: len(stdio)] = stdio
    else:
        for slot, name in enumerate(("stdin", "stdout", "stderr")):
            if given.get(name, undefined) is not undefined:
                values[slot] = given[name]
    values[:3] = [defaults[slot] if value is undefined else value for slot, value in enumerate(values[:3])]
    values = [value.target if isinstance(value, BunFile) else value for value in values]
    values[0], source = _input(values[0], sync=sync)
    return [_item(value, slot, opened) for slot, value in enumerate(values)], source


def _input(value: object, *, sync: bool) -> tuple[object, object]:
    """What stdin is to be, and what it is fed with: bytes, or what yields chunks; a file is not read here."""
    if isinstance(value, Response):
        value = value.take()
        value = b"" if value is None else value.target if isinstance(value, BunFile) else value
    if isinstance(value, Blob):
        value = value._data
    if isinstance(value, ReadableStream) and (value._used or value.locked):
        raise InvalidStateError("'stdin' ReadableStream has already been used")
    if isinstance(value, (str, int, list, tuple, dict, os.PathLike)) or is_nullish(value):
        return value, None
    if _is_buffer(value):
        return "pipe", memoryview(bytes(value))  # a copy: it may be changed before it is written
    if not (hasattr(value, "__aiter__") or hasattr(value, "__iter__")) or _has_descriptor(value):
        return value, None
    if sync:
        raise _type_error(_SYNC_TEXT)
    return "pipe", value


def _is_buffer(value: object) -> TypeGuard[bytes]:
    try:
        memoryview(cast("bytes", value))
    except TypeError:
        return False
    return True


def _has_descriptor(value: object) -> bool:
    try:
        return isinstance(getattr(value, "fd", None), int) or cast("FileIO", value).fileno() >= 0
    except (AttributeError, OSError, ValueError, TypeError):
        return False


def _item(value: object, slot: int, opened: list[int]) -> StdioItem:
    if value is undefined:
        return IGNORE
    if value is None or isinstance(value, str):
        if value not in _WORDS:
            raise _type_error(_STDIO_TEXT if value != "ipc" else "a channel is asked for by the option ipc")
        item = _WORDS[value]
        return item if item is not None else INHERIT[slot] if slot < len(INHERIT) else StdioItem("fd", slot)
    if isinstance(value, (Blob, Response)):
        raise _type_error("Blobs are immutable, and cannot be used for stdout/stderr")
    if slot in (1, 2) and _is_buffer(value):
        raise _type_error("a buffer cannot be used for stdout/stderr")
    if isinstance(value, os.PathLike):
        flags = os.O_RDONLY if slot == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        opened.append(_open(str(as_path_text(value)), flags))
        return StdioItem("fd", opened[-1])
    if isinstance(value, bool) or (isinstance(value, int) and value < 0):
        raise _type_error("file descriptor must be a positive integer" if value is not True else _STDIO_TEXT)
    try:
        return parse_stdio((*(None,) * slot, value))[slot]
    except (InvalidArgValueError, NodeTypeError):
        raise _type_error(_STDIO_TEXT) from None


def _open(name: str, flags: int) -> int:
    try:
        return os.open(name, flags | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise system_error(error.errno or 0, "open", path=name) from None
