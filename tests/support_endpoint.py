"""A target for endpoints in one process: what `process` and a ChildProcess are to the real ones."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from nodecompat._channel.endpoint import Endpoint
from nodecompat._loop.current import engine
from nodecompat.events import EventEmitter


class Target(EventEmitter):
    """What owns an endpoint: a stand-in for `process` and for a ChildProcess."""

    connected = False
    channel: Any = None
    _endpoint: Any = None
    send: Any
    disconnect: Any
    sendAsync: Any

    def __init__(self) -> None:
        super().__init__()
        self.trace: list[Any] = []

    def open(self, fd: int, wire: str, *, is_child: bool, **options: Any) -> Target:
        warn: Callable[[str], Any] = lambda text: self.trace.append(("warning", text))  # noqa: E731
        self._endpoint = endpoint = Endpoint(self, fd, wire, is_child=is_child, warn=warn, **options)
        endpoint.begin()
        self.send, self.disconnect, self.sendAsync = endpoint.send, endpoint.disconnect, endpoint.sendAsync
        return self

    def _listener_adding(self, event: Any, listener: Any) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_adding(event)

    def _listener_removed(self, event: Any) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_removed(event)

    def emitWarning(self, text: str) -> None:
        self.trace.append(("warning", text))

    def note(self, *events: str) -> Target:
        """Keep what is emitted."""
        for event in events:
            self.on(event, lambda *args, event=event: self.trace.append((event, *args)))
        return self


def pair(wire: str = "json") -> tuple[Target, Target]:
    """A parent's end and a child's."""
    ours, theirs = socket.socketpair()
    return Target().open(ours.detach(), wire, is_child=False), Target().open(theirs.detach(), wire, is_child=True)


def turn() -> None:
    """Run what is due now, once, without waiting."""
    engine.drain()
    engine._run_entries(engine._pending)
    for callback in engine.poller.wait(0):
        engine.run(callback)
