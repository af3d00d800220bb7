"""One child that is to be started somewhere, as a carrier sees it; and what it gives for it.

What must stay true: a job is run once at most, however often an engine tries, because its token is taken once; `Job`
may be called from any thread, and nothing it is told is lost or comes twice.
"""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from .._loop.current import engine
from .wire import Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

    class Takes(Protocol):
        """The parent's side of the child."""

        def open_stream(self, wire: Wire) -> bool: ...
        def fail(self, error: Exception) -> None: ...


class Placement(Protocol):
    """What a carrier gives for a job that it has taken."""

    def cancel(self) -> object:
        """The child is not wanted any more, and no agent has said hello. Called on the loop, once at most."""
        ...

    def release(self) -> object:
        """The child has ended, or is lost: give back what it held. Called on the loop, once, if not cancelled."""
        ...


class Engine(Protocol):
    """What the parent's side needs of a carrier."""

    startTimeout: float
    grace: float
    silence: float
    files: Mapping[str, bytes]

    def place(self, job: Job) -> Placement:
        """Have an agent somewhere."""
        ...


class Job:
    """One child that is to be started somewhere."""

    def __init__(self, handle: Takes) -> None:
        self.token = token_hex(16)
        """What the agent says first. It is good for one stream."""
        self._handle: Takes | None = handle

    def stream(self, stream: int | Wire) -> None:
        """A stream to the agent is open: the descriptor of a socket, or a Wire over one; it is the job's from now."""
        engine.call_from_thread(self._stream, stream)

    def failed(self, error: Exception) -> None:
        """The job cannot be placed, or its worker was lost: the child fails, or is lost if it runs."""
        engine.call_from_thread(self._failed, error)

    def done(self) -> None:
        """Nothing is to be told any more."""
        self._handle = None

    def _stream(self, stream: int | Wire) -> None:
        wire = Wire(stream) if isinstance(stream, int) else stream
        if self._handle is None or not self._handle.open_stream(wire):
            wire.close()

    def _failed(self, error: Exception) -> None:
        if self._handle is not None:
            self._handle.fail(error)
