"""Types for annotations: what a channel puts on `process` and on a child, and what its parts know of the endpoint.

Nothing imports this file at run time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any, Literal, Protocol, overload

from ..abort import AbortSignal
from ..promise import Promise
from ..values import Undefined
from . import Done
from .protocol import Channel
from .waiting import Waiting

# -- for programs ------------------------------------------------------------------------------------------

SendCallback = Callable[[], Any] | Callable[[Exception | None], Any]


class Send(Protocol):
    """`child.send` and `process.send`: send a message to the other side."""

    @overload
    def __call__(self, message: Any, callback: SendCallback, /) -> bool:
        """Send a message; `callback(error)` is called when it is written, with None, or could not be."""
        ...

    @overload
    def __call__(
        self,
        message: Any,
        sendHandle: Any = ...,
        options: Any = ...,
        callback: SendCallback | Undefined | None = ...,
        *,
        strict: Literal[False] = ...,
    ) -> bool:
        """Send a message; False when the channel is closed, or 128 KiB and more wait to be written.

        `sendHandle` is a socket, server or Handle that goes with it; `callback(error)` is called when it is written,
        and may stand in the place of `sendHandle` or `options`. Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE,
        ERR_INVALID_HANDLE_TYPE, ERR_OUT_OF_RANGE, DataCloneError. Node: `subprocess.send`, `process.send`.
        """
        ...

    @overload
    def __call__(
        self,
        message: Any,
        sendHandle: Any = ...,
        options: Any = ...,
        callback: SendCallback | Undefined | None = ...,
        *,
        strict: Literal[True],
    ) -> Promise[None]:
        """As `sendMessage(message, strict=True)`."""
        ...


class SendAsync(Protocol):
    """`child.sendAsync` and `process.sendAsync`."""

    def __call__(self, message: Any) -> Promise[None]:
        """Send a message; the promise is fulfilled when it is written. Raises what `send` does. Not in Node."""
        ...


class SendMessage(Protocol):
    """`child.sendMessage` and `process.sendMessage`."""

    def __call__(self, message: Any, options: Any = ..., *, strict: bool = ...) -> Promise[None]:
        """Send a message; the promise is fulfilled when it is written, with `strict` when somebody has listened to it.

        Rejected with what `send` raises, ERR_IPC_CHANNEL_CLOSED, and with `strict` ERR_IPC_NOT_HEARD. Execa:
        `sendMessage`.
        """
        ...


class GetOneMessage(Protocol):
    """`child.getOneMessage` and `process.getOneMessage`."""

    def __call__(
        self,
        options: Any = ...,
        *,
        filter: Callable[[Any], object] | None = ...,
        timeout: float | None = ...,
        reference: bool = ...,
        signal: AbortSignal | None = ...,
    ) -> Promise[Any]:
        """A promise of the next message for which `filter` is true; others that come meanwhile are ignored.

        `timeout` is in milliseconds; `reference=False` lets a child end while it waits; `signal` ends the waiting.
        Rejected with ERR_IPC_ENDED (`exitCode`, `signal`, `stderr`) when the other side ends or disconnects first,
        ERR_IPC_TIMEOUT, AbortError. Execa: `getOneMessage`.
        """
        ...


class GetEachMessage(Protocol):
    """`child.getEachMessage` and `process.getEachMessage`."""

    def __call__(
        self,
        options: Any = ...,
        *,
        filter: Callable[[Any], object] | None = ...,
        reference: bool = ...,
        signal: AbortSignal | None = ...,
    ) -> AsyncIterator[Any]:
        """An async iterator over the messages from now on, until the other side ends or disconnects.

        Of a child it ends when the child has ended, with ERR_IPC_ENDED unless with code 0. Execa: `getEachMessage`.
        """
        ...


class GetCancelSignal(Protocol):
    """`process.getCancelSignal`."""

    def __call__(self) -> Promise[AbortSignal]:
        """A promise of the signal that aborts when the parent's `cancelSignal` does. Execa: `getCancelSignal`."""
        ...


class Disconnect(Protocol):
    """`child.disconnect` and `process.disconnect`."""

    def __call__(self) -> None:
        """Close the channel; what was sent is still delivered. Node: `subprocess.disconnect`, `process.disconnect`."""
        ...


# -- for the parts of an endpoint --------------------------------------------------------------------------


class Endpoint(Protocol):
    """What the parts that are loaded on first use know of it."""

    _channel: Channel
    _control: Any
    _transport: Any
    _target: Any
    _is_child: bool
    _was_heard: bool
    _kept: Waiting | None
    _confirmations: Any
    _inbox: Any
    _cancelling: Any
    _emit: Callable[..., bool]
    _gives: bool
    _write: Callable[..., bool]

    @property
    def connected(self) -> bool: ...
    @property
    def _waiting(self) -> Waiting: ...
    def send(self, message: object, sendHandle: object, options: object, callback: Done | None, /) -> bool: ...
    def sendAsync(self, message: object, /) -> Promise[None]: ...
