"""What execa writes to a channel: a Node program that uses it may be on either side of ours.

Its `sendMessage` with `strict` wraps the message and waits for an answer, and its `gracefulCancel` is a message; both
are messages of a program as far as the channel knows. They are understood from the first `getOneMessage`,
`getEachMessage` or `getCancelSignal` on, where the other side is no nodecompat.

Source: execa, lib/ipc/strict.js and graceful.js, read and run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..values import undefined

if TYPE_CHECKING:
    from .._channel.typed import Endpoint

_REQUEST: Final = "execa:ipc:request"
_RESPONSE: Final = "execa:ipc:response"
_CANCEL: Final = "execa:ipc:cancel"


class Understanding:
    """Stands before the target's `emit`: takes execa's own messages out, and answers them."""

    def __init__(self, owner: Endpoint) -> None:
        self._owner = owner
        self._emit = owner._emit

    def emit(self, event: str, *args: Any) -> bool:
        """As the target's."""
        message = args[0] if event == "message" and args else None
        if isinstance(message, dict):
            if message.get("type") == _REQUEST:
                return self._answer(message, args[1:])
            if is_cancel(message) and self._owner._is_child and self._owner._cancelling is not None:
                self._owner._cancelling.abort(message.get("message"))
                return True
        return self._emit(event, *args)

    def _answer(self, request: dict[str, Any], rest: tuple[Any, ...]) -> bool:
        """Give out what is in the request, and say whether anybody listens; who has not begun yet is waited for."""
        owner = self._owner
        heard = owner._target.listenerCount("message") > 0
        if not heard and not owner._was_heard:
            return False
        if owner.connected:
            owner.send({"id": request.get("id"), "type": _RESPONSE, "message": heard}, None, undefined, _ignore)
        return self._emit("message", request.get("message"), *rest) if heard else True


def _ignore(error: object) -> None:
    """The other side has gone: nobody waits for the answer."""


def is_cancel(message: object) -> bool:
    """Whether a message is execa's cancellation."""
    return isinstance(message, dict) and message.get("type") == _CANCEL


def cancel_message(reason: object) -> dict[str, object]:
    """Execa's cancellation."""
    return {"type": _CANCEL, "message": reason}


def understand(owner: Endpoint) -> None:
    """From now on, execa's own messages are taken for what they are."""
    if not isinstance(getattr(owner._emit, "__self__", None), Understanding):
        owner._emit = Understanding(owner).emit
        owner._gives = False
