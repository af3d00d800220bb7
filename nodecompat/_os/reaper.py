"""A process we started: when it ends, how it ended, and signals that can't reach anybody else.

What must stay true: a signal never goes to a process that isn't ours. On Linux a pidfd names the process for good.
Elsewhere the number stays taken until it is reaped, which only `poll` does: waiting in a thread looks without reaping.
When something foreign reaped the child (a `waitpid(-1)`) its status is unknown, and reported as such: `(None, None)`.
While a child of ours runs SIGCHLD is not ignored: the system would throw its status away. What it was comes back after.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import errno
import os
import select
from _thread import start_new_thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Status = tuple[int | None, int | None]

UNKNOWN: Status = (None, None)
_CLD_EXITED = 1


class ProcessHandle:
    """One child process, until it is reaped.

    `fd` becomes readable when the process has ended; it is -1 where there are no pidfds or none could be had:
    then use `wait_in_thread`. `status` is the outcome once `poll` has it.
    """

    __slots__ = ("_counted", "_fds", "started", "status")

    def __init__(self, pid: int | None = None) -> None:
        self.started: list[int] = []  # `spawn` puts the pid there, in the very step that starts the process
        self._fds: list[int] = []  # likewise: a signal handler may raise between any two instructions
        self.status: Status | None = None
        self._counted = False
        if pid is None:
            self._counted = True
            _statuses.keep()
        else:
            self.started.append(pid)
            self.open()

    def open(self) -> None:
        """The process was started: get its pidfd."""
        self._fds.extend(map(_open_pidfd, self.started))

    @property
    def pid(self) -> int:
        """Its number; 0 before the start."""
        return self.started[0] if self.started else 0

    @property
    def fd(self) -> int:
        """Its pidfd, or -1."""
        return self._fds[0] if self._fds else -1

    def poll(self) -> Status | None:
        """The exit code and the signal number, one of them None; None while the process runs. Reaps it."""
        if self.status is None:
            self.status = self._reap(os.WNOHANG)
        return self.status

    def wait(self) -> Status:
        """Block until the process has ended; as `poll` otherwise."""
        if self.status is None:
            self.status = self._reap(0) or UNKNOWN
        return self.status

    def is_stopped(self) -> bool:
        """Whether a signal has stopped the process; False where that can't be told, or somebody else asked for it."""
        try:
            return self.fd >= 0 and os.waitid(os.P_PIDFD, self.fd, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is not None
        except OSError:
            return False

    def kill(self, number: int) -> bool:
        """Send a signal; 0 only asks. False when the process is gone.

        A process that ended and wasn't reaped yet counts as there, as it does for kill(2). Raises OSError with EPERM
        when it may not be signalled, EINVAL for a number that is no signal.
        """
        if self.status is not None:
            return False
        try:
            if self.fd >= 0:
                _signal.pidfd_send_signal(self.fd, number)
            elif _is_ours(self.pid):
                os.kill(self.pid, number)
            else:
                return False
        except ProcessLookupError:
            return False
        return True

    def _reap(self, flags: int) -> Status | None:
        if self.fd < 0:
            return _reap_number(self.pid, flags)
        # By its pidfd: when something foreign reaped it the number may be another child of ours by now.
        try:
            found = os.waitid(os.P_PIDFD, self.fd, os.WEXITED | flags)
        except ChildProcessError:
            return UNKNOWN
        except OSError:  # EINVAL: Linux 5.3 has pidfds but can't wait for one
            return _reap_number(self.pid, flags)
        if found is None:
            return None
        return (found.si_status, None) if found.si_code == _CLD_EXITED else (None, found.si_status)

    def close(self) -> None:
        """Give the descriptor back. The process is left alone."""
        while self._fds:
            if (fd := self._fds.pop()) >= 0:
                os.close(fd)
        if self._counted:
            self._counted = False
            _statuses.lose()

    def end(self) -> None:
        """Leave nothing behind of what was started, or is half started: kill it, reap it, give all back."""
        try:
            if self.started and self.poll() is None:
                self.kill(_signal.SIGKILL)
                self.wait()
        finally:
            self.close()


def wait_in_thread(handle: ProcessHandle, done: Callable[[], object]) -> None:
    """Call `done` on a thread of its own when the process has ended; it isn't reaped by that.

    For a handle without descriptor. OSError with EAGAIN when no thread can be started.
    """
    pid = handle.pid

    def watch() -> None:
        try:
            _await_end(pid)
        finally:
            done()

    try:
        start_new_thread(watch, ())
    except RuntimeError as error:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error


# -- SIGCHLD, when it is ignored ---------------------------------------------------------------------


class _Statuses:
    """Whether the system keeps the statuses of children, which it does not while SIGCHLD is ignored."""

    def __init__(self) -> None:
        self._children = 0  # handles that are not closed yet
        self._was_ignored = False

    def keep(self) -> None:
        """One more child: have the system keep them. Source: libuv catches SIGCHLD from the start."""
        self._children += 1
        if _signal.getsignal(_signal.SIGCHLD) is _signal.SIG_IGN and _set_sigchld(_signal.SIG_DFL):
            self._was_ignored = True

    def lose(self) -> None:
        """One child less; after the last SIGCHLD is ignored again, if it was and nobody has changed it meanwhile."""
        self._children -= 1
        if not self._children and self._was_ignored:
            self._was_ignored = False
            if _signal.getsignal(_signal.SIGCHLD) is _signal.SIG_DFL:
                _set_sigchld(_signal.SIG_IGN)


_statuses = _Statuses()


def _set_sigchld(action: Any) -> bool:
    try:
        _signal.signal(_signal.SIGCHLD, action)
    except ValueError:  # on another thread Python lets nobody change it
        return False
    return True


# -- the parts ---------------------------------------------------------------------------------------


def _open_pidfd(pid: int) -> int:
    """The pidfd, or -1: an older kernel, a system without, no descriptor left, or reaped by somebody already."""
    if not hasattr(os, "pidfd_open") or not hasattr(_signal, "pidfd_send_signal"):
        return -1
    try:
        return os.pidfd_open(pid)
    except OSError:
        return -1


def _reap_number(pid: int, flags: int) -> Status | None:
    try:
        found, status = os.waitpid(pid, flags)
    except ChildProcessError:
        return UNKNOWN
    if found == 0:
        return None
    if os.WIFSIGNALED(status):
        return None, os.WTERMSIG(status)
    return os.WEXITSTATUS(status), None


def _is_ours(pid: int) -> bool:
    """Whether the number still names our child, running or not yet reaped."""
    if not hasattr(os, "waitid"):
        return True
    try:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _await_end(pid: int) -> None:
    """Block until the process has ended, without reaping it."""
    try:
        if hasattr(os, "waitid"):
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        else:
            _await_end_by_kqueue(pid)
    except (ChildProcessError, ProcessLookupError):
        pass  # ended, and reaped by somebody else


def _await_end_by_kqueue(pid: int) -> None:
    """MacOS before Python 3.13, which has no waitid there."""
    kqueue_: Any = select
    queue = kqueue_.kqueue()
    try:
        event = kqueue_.kevent(
            pid, kqueue_.KQ_FILTER_PROC, kqueue_.KQ_EV_ADD | kqueue_.KQ_EV_ONESHOT, kqueue_.KQ_NOTE_EXIT
        )
        queue.control([event], 1, None)
    finally:
        queue.close()
