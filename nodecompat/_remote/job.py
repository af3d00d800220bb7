"""One child that is to be started somewhere, as a carrier sees it; and what it gives for it.

What must stay true: a job is run once at most, however often an engine tries, because its token is taken once; `Job`
may be called from any thread, and nothing it is told is lost or comes twice.
"""

from __future__ import annotations

import os
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from .._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Mapping

    class Takes(Protocol):
        """The parent's side of the child."""

        def open_stream(self, fd: int) -> bool: ...
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

    def stream(self, fd: int) -> None:
        """A stream to the agent is open: the descriptor of a socket, which is the job's from now on."""
        engine.call_from_thread(self._stream, fd)

    def failed(self, error: Exception) -> None:
        """The job cannot be placed, or its worker was lost: the child fails, or is lost if it runs."""
        engine.call_from_thread(self._failed, error)

    def done(self) -> None:
        """Nothing is to be told any more."""
        self._handle = None

    def _stream(self, fd: int) -> None:
        if self._handle is None or not self._handle.open_stream(fd):
            os.close(fd)

    def _failed(self, error: Exception) -> None:
        if self._handle is not None:
            self._handle.fail(error)
