"""A process that a fork server started for us: when it ends, how it ended, and signals that can't reach anybody else.

It is the server's child, not ours. Its pidfd, which came with the answer, tells when it has ended and takes signals, so
that neither needs the server. How it ended is told by the server, which reaps it, or by the kernel where that keeps
it with the pidfd (Linux 6.15).

What must stay true: a status is never guessed. When the server was gone before it told one, and the kernel doesn't
either, the status is unknown: `(None, None)`.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import fcntl
import os
from typing import TYPE_CHECKING

from .._loop.current import engine
from .._on_use import on_use
from .._os.reaper import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._os.reaper import Status
    from .._timers import scheduling
else:
    scheduling = on_use("nodecompat._timers.scheduling")  # only when a server was killed

# Linux: ioctl(2) on a pidfd fills in `struct pidfd_info`, whose first field says what is asked for and what is there.
_GET_INFO, _INFO_BYTES, _EXIT_CODE, _INFO_EXIT = 0xC040FF0B, 64, slice(60, 64), 8
_LOOKS, _LOOK_MS = 50, 4  # for the system to reap it, when its server is gone


class ServedHandle:
    """As `ProcessHandle`, which see, for a child of a fork server. `number` is the server's name for it."""

    __slots__ = ("_fds", "_forget", "_gone", "_looks", "number", "on_told", "started", "status")

    def __init__(self) -> None:
        self.started: list[int] = []
        self.status: Status | None = None
        self.number = 0
        self.on_told: Callable[[], object] | None = None  # called when `poll` has the status, once it had none
        self._fds: list[int] = []
        self._forget: Callable[[int], object] | None = None
        self._gone = False  # the server
        self._looks = _LOOKS

    def take(self, pid: int, fd: int, number: int, forget: Callable[[int], object]) -> None:
        """The process was started. `forget` is told its number when nothing is to be heard of it any more."""
        self.number, self._forget = number, forget
        self._fds.append(fd)
        self.started.append(pid)

    def open(self) -> None:
        """It is, as soon as it was started."""

    @property
    def pid(self) -> int:
        """Its number in the system; 0 before the start."""
        return self.started[0] if self.started else 0

    @property
    def fd(self) -> int:
        """Its pidfd; readable when it has ended."""
        return self._fds[0] if self._fds else -1

    def poll(self) -> Status | None:
        """The exit code and the signal number, one of them None; None while it isn't known."""
        if self.status is None:
            self.status = self._kept_by_kernel()
        return self.status

    def tell(self, status: int) -> None:
        """The server tells how it ended, as `waitpid` does."""
        if self.status is None:
            self.status = decoded(status)
        self._told()

    def lose_server(self) -> None:
        """The server is gone. The process lives on; how it ends, only the kernel may tell."""
        self._gone = True
        if self.on_told is not None:
            self._look()

    def kill(self, number: int) -> bool:
        """Send a signal; 0 only asks. False when the process is gone, and its end was told. Raises OSError."""
        if self.status is not None or not self._fds:
            return False
        try:
            _signal.pidfd_send_signal(self.fd, number)
        except ProcessLookupError:
            pass  # reaped by the server, but not yet by us: it counts as there, as our own would
        return True

    def wait_for_status(self, told: Callable[[], object]) -> None:
        """It has ended, `poll` doesn't know how: call this once it does."""
        self.on_told = told
        if self._gone:
            self._look()

    def close(self) -> None:
        """Give the descriptor back. The process is left alone."""
        self.on_told = None
        forget, self._forget = self._forget, None
        if forget is not None:
            forget(self.number)
        while self._fds:
            os.close(self._fds.pop())

    def end(self) -> None:
        """Kill what was started, and give all back."""
        try:
            self.kill(_signal.SIGKILL)
        finally:
            self.close()

    def _kept_by_kernel(self) -> Status | None:
        """What the kernel keeps of a process that was reaped; None when it keeps nothing, or there is nothing yet."""
        info = bytearray(_INFO_EXIT.to_bytes(_INFO_BYTES, "little"))
        try:
            fcntl.ioctl(self.fd, _GET_INFO, info)
        except (OSError, ValueError):
            return None
        return decoded(int.from_bytes(info[_EXIT_CODE], "little", signed=True)) if info[0] & _INFO_EXIT else None

    def _look(self) -> None:
        """Whoever is its parent now will reap it, if anybody: wait for that a moment."""
        self._looks -= 1
        if self.poll() is None and self._looks > 0:
            scheduling.setTimeout(self._look_again, _LOOK_MS)
            return
        if self.status is None:
            self.status = UNKNOWN
            engine.warn(
                f"The fork server ended before its child {self.pid} did, and how that ended is not known",
                "ForkServerWarning",
                "NODECOMPAT_STATUS_UNKNOWN",
            )
        self._told()

    def _look_again(self) -> None:
        if self.on_told is not None:
            self._look()

    def _told(self) -> None:
        told, self.on_told = self.on_told, None
        if told is not None:
            told()


def decoded(status: int) -> Status:
    """The exit code and the signal number of a status as `waitpid` tells it."""
    if os.WIFSIGNALED(status):
        return None, os.WTERMSIG(status)
    return os.WEXITSTATUS(status), None
