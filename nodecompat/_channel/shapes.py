"""What messages arrive as: plain dicts, or objects whose items are attributes as well.

What must stay true: who does not ask for objects pays nothing; messages are turned into objects when they are emitted,
on every wire and both roads alike, so nothing that reads them knows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._errors.base import InvalidArgValueError
from nodecompat._js.own import as_objects

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class Receives(Protocol):
        """The endpoint."""

        _target: Any
        _emit: Callable[..., bool]
        _gives: bool
        shape: Callable[[object], object] | None

    class Chooses(Protocol):
        """`process`."""

        _messages: str
        _endpoint: Any


PLAIN, OBJECTS = "plain", "objects"


def check(name: str, how: object) -> str:
    """One of the two words. Raises ERR_INVALID_ARG_VALUE."""
    if how not in (PLAIN, OBJECTS):
        raise InvalidArgValueError(name, how, "must be one of: 'plain', 'objects'")
    return str(how)


def choose(process: Chooses, how: object) -> None:
    """What `process.messages = how` does: for messages of the parent, and of children that are started from now on."""
    process._messages = check("process.messages", how)
    if process._endpoint is not None:
        give(process._endpoint, process._messages)


def give(endpoint: Receives, how: str) -> None:
    """Let an endpoint give its messages so from now on."""
    emit = endpoint._target.emit
    if how == PLAIN:
        endpoint.shape, endpoint._emit = None, emit
        return

    def emit_object(event: str, *args: object) -> bool:
        if event == "message" and args:
            return bool(emit(event, as_objects(args[0]), *args[1:]))
        return bool(emit(event, *args))

    endpoint.shape, endpoint._emit = as_objects, emit_object
    endpoint._gives = False  # the compiled road would emit the messages itself
