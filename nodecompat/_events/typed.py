"""Types for annotations: what a listener may be. Nothing imports this file at run time.

What must stay true: a checker in its strict mode knows the type of each argument of a lambda that listens, be it Any.
Of a listener that is typed as `Callable[..., Any]` alone it would not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from typing_extensions import Buffer

from .._js import Undefined

# It may take fewer arguments than there are.
AnyListener = (
    Callable[[], Any]
    | Callable[[Any], Any]
    | Callable[[Any, Any], Any]
    | Callable[[Any, Any, Any], Any]
    | Callable[[Any, Any, Any, Any], Any]
    | Callable[[Any, Any, Any, Any, Any], Any]
)
# What may be a callback, where a text that says what is wrong follows from anything else.
AnyCallback = AnyListener | object


class _Arguments(Protocol):
    def __call__(self, *args: Any) -> Any: ...


class _Keywords(Protocol):  # of type object, since Any would let it stand for every function
    def __call__(self, **options: object) -> Any: ...


class _Both(Protocol):
    def __call__(self, *args: Any, **options: object) -> Any: ...


# A listener `*args`, `**options` or both. It comes before the others, each of which it may be.
TakesAll = _Arguments | _Keywords | _Both


class Emits(Protocol):
    """What `once` and `on` of `events` take beside an EventTarget."""

    @property
    def once(self) -> Any:
        """Add a listener for one call."""
        ...


# What a stream of bytes is written, and what may stand in its place in `end`.
Chunk = str | Buffer
Written = Chunk | Undefined
LastChunk = Chunk | AnyListener | Undefined | None
Encoding = str | AnyListener | Undefined | None
WhenDone = AnyListener | Undefined | None


class TakesCallback(Protocol):
    """A function some of whose arguments may be callbacks."""

    def __call__(self, first: object, /, *args: AnyCallback, **options: AnyCallback) -> None:
        """As Node's function of that name; a callback comes last, and gets an error, or None and the result."""
        ...
