"""What the cases of the web's streams share: how they tell of what fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nodecompat import console, undefined

from .streams import Error, raising

__all__ = ["Error", "raising", "say", "sayer", "tried"]


def say(label: str, error: Any) -> None:
    """Print a label, and what an error is."""
    code = getattr(error, "code", undefined)
    console.log(label, error.name, undefined if code is None else code, error.message)


def sayer(label: str) -> Callable[[Any], None]:
    """What prints a label and the error that it is called with."""
    return lambda error: say(label, error)


async def tried(label: str, awaited: Awaitable[Any]) -> Any:
    """The result of a promise; a failure is printed."""
    try:
        return await awaited
    except Exception as error:
        say(label, error)
