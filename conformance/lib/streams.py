"""What the longer cases of streams share: sources and sinks, and how they tell of what happens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nodecompat import Promise, console, setImmediate, setTimeout, undefined
from nodecompat.stream import Readable, Transform, Writable

__all__ = ["Error", "quiet", "raising", "say", "shown", "sink", "text", "tried", "turn", "upper", "watch"]


class Error(Exception):
    """JavaScript's `Error`, as far as the cases look at it."""

    name = "Error"
    code: Any = undefined

    @property
    def message(self) -> str:
        """Its text."""
        return str(self)


# -- streams ----------------------------------------------------------------------------------------------------


def quiet(options: dict[str, Any] | None = None) -> Readable:
    """A source that gives nothing by itself."""
    return Readable({"read": lambda: None, **(options or {})})


def sink(options: dict[str, Any] | None = None) -> Writable:
    """What takes everything."""
    return Writable({"write": lambda chunk, encoding, callback: callback(), **(options or {})})


def upper() -> Transform:
    """Text in capitals."""
    return Transform({"objectMode": True, "transform": lambda c, encoding, callback: callback(None, text(c).upper())})


# -- what a case prints -----------------------------------------------------------------------------------------


def text(chunk: Any) -> str:
    """A chunk as text."""
    return chunk if isinstance(chunk, str) else bytes(chunk).decode()


def shown(value: Any) -> Any:
    """An error as name, code and the first part of its message; anything else as it is."""
    if not isinstance(value, Exception):
        return value
    error: Any = value
    code = getattr(error, "code", None)
    return [error.name, undefined if code is None else code, error.message.partition("{\n")[0]]


def say(label: str) -> Callable[..., None]:
    """What prints a label and the error that it is called with."""
    return lambda error=undefined: console.log(label, shown(error))


def watch(name: str, stream: Any, *events: str) -> Any:
    """Print these events of a stream, with their arguments; returns the stream."""
    for event in events:
        stream.on(event, lambda *args, event=event: console.log(name, event, *map(shown, args)))
    return stream


# -- what happens -----------------------------------------------------------------------------------------------


def raising(message: str) -> Callable[..., None]:
    """What raises an error."""

    def fail() -> None:
        raise Error(message)

    return fail


async def tried(label: str, awaited: Awaitable[Any]) -> Any:
    """The result of a promise; a failure is printed."""
    try:
        return await awaited
    except Exception as error:
        say(label)(error)


async def turn() -> None:
    """Let everything happen that is under way."""
    for _ in range(16):
        await Promise(lambda resolve: setImmediate(resolve))
    await Promise(lambda resolve: setTimeout(resolve, 4))
