"""`getCancelSignal`: the signal by which the parent asks this process to end.

What must stay true: a cancellation that came before anybody asked is not lost; the end of the channel is one as well,
because nobody could cancel any more; asking keeps no process alive. Source: execa, `getCancelSignal`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.rare import IpcEndedError
from .._on_use import on_use
from ..abort import AbortController
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._channel.typed import Endpoint
    from ..abort import AbortSignal
    from . import execa
else:
    execa = on_use("nodecompat._asking.execa")  # only where the other side is no Python


class Cancelling:
    """The controller behind the signal of one process."""

    def __init__(self, owner: Endpoint) -> None:
        self._controller = AbortController()
        if not owner.connected:
            self.closed()
        elif not owner._channel.peer_is_python:
            owner._cancelling = self
            execa.understand(owner)
            for message in owner._kept.pick(execa.is_cancel) if owner._kept else ():
                self.abort(message.get("message"))

    @property
    def signal(self) -> AbortSignal:
        """What aborts."""
        return self._controller.signal

    def abort(self, reason: Any = undefined) -> None:
        """The parent cancels."""
        self._controller.abort(reason)

    def take(self, frame: Mapping[str, Any]) -> None:
        """The parent's message of that."""
        self.abort(frame.get("reason", undefined))

    def closed(self) -> None:
        """The channel has ended."""
        self.abort(IpcEndedError("the cancel signal aborted: the parent process disconnected"))


def of(owner: Endpoint) -> Cancelling:
    """What cancels the process of an endpoint."""
    if owner._cancelling is None:
        owner._cancelling = Cancelling(owner)
    found: Cancelling = owner._cancelling
    return found


def get_cancel_signal(owner: Endpoint) -> Promise[AbortSignal]:
    """A promise of the AbortSignal that aborts when the parent's `cancelSignal` does, or the parent disconnects.

    For children started with `gracefulCancel`, by this package or by execa. It does not keep the process alive.
    """
    promise: Promise[AbortSignal] = Promise()
    promise._resolve(of(owner).signal)
    return promise
