"""The ChildProcess under a Subprocess: what fails is raised at once, and its resource usage is kept.

What must stay true: it differs from ChildProcess in nothing else; a child is reaped here only when it is ours and has
ended, and then its handle knows how.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from .._child.child import ChildProcess
from .._child.stdio import IGNORE
from .._errors.base import NodeSystemError, system_error, system_text
from .._js.record import Record
from .._os.reaper import ProcessHandle

if TYPE_CHECKING:
    import resource
    from collections.abc import Sequence

    from .._child.arguments import Request
    from .._child.stdio import Slots, StdioItem
    from ..values import Undefined

_LAST_STANDARD = 2
_MAX_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere


class _RefusedError(Exception):
    """Carries the failure of a start past those who would report it as an event."""

    def __init__(self, failure: OSError) -> None:
        super().__init__(failure)
        self.failure = failure


class Child(ChildProcess):
    """Made by `start_child`. A pipe above descriptor 2 is a bare descriptor in `stdio`, and belongs to the program."""

    usage: Record | None = None

    def _run(self, request: Request, slots: Slots) -> int | Undefined:
        try:
            return super()._run(request, slots)
        except OSError as failure:
            raise _RefusedError(failure) from None

    def _start_failed(self, failure: OSError) -> NoReturn:
        raise _RefusedError(failure)

    def _open_streams(self, items: Sequence[StdioItem], slots: Slots) -> None:
        bare = {slot for slot, item in enumerate(items) if slot > _LAST_STANDARD and item.kind == "pipe"}
        super()._open_streams([IGNORE if slot in bare else item for slot, item in enumerate(items)], slots)
        stdio: Any = self.stdio
        for slot in bare:
            stdio[slot] = slots.ours[slot]

    def _process_ended(self) -> None:
        if isinstance(self._handle, ProcessHandle):
            if self._endpoint is not None:
                self._endpoint.read_rest()
            self.usage = reap(self._handle) or self.usage
        super()._process_ended()


def start_child(request: Request, terminal: str | None = None) -> Child:
    """Start a program, on a terminal if one is named. Raises NodeSystemError for whatever the system refuses."""
    child = Child()
    child._terminal = terminal
    try:
        child._start(request)
    except _RefusedError as refused:
        raise start_error(refused.failure.errno or 0, request.file, request.cwd) from None
    return child


def start_error(number: int, file: str, cwd: str | None) -> NodeSystemError:
    """The error for a program that could not be started. The path is the one at fault; Bun always names the command."""
    culprit = cwd if cwd and not os.path.isdir(cwd) else file
    if culprit is file and "/" not in file and number == errno.ENOENT:
        return system_error(number, "", f'Executable not found in $PATH: "{file}"', path=file)
    error = system_error(number, "posix_spawn", path=culprit)
    code = str(error.code)
    words = system_text(code)
    text = f"{code}: {os.strerror(number).lower() if words == code else words}, posix_spawn '{culprit}'"
    return system_error(number, "posix_spawn", text, path=culprit)


def reap(handle: ProcessHandle) -> Record | None:
    """Reap a child that has ended and return what it used; None when it still runs, or was reaped elsewhere."""
    if handle.status is not None:
        return None
    try:
        if handle.fd >= 0 and os.waitid(os.P_PIDFD, handle.fd, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return None
        pid, status, used = os.wait4(handle.pid, os.WNOHANG)
    except OSError:  # reaped elsewhere; or Linux 5.3, which can't wait for a pidfd: the handle knows what to do
        handle.poll()
        return None
    if pid == 0:
        return None
    signalled = os.WIFSIGNALED(status)
    handle.status = (None, os.WTERMSIG(status)) if signalled else (os.WEXITSTATUS(status), None)
    return _record(used)


def _record(used: resource.struct_rusage) -> Record:
    """Bun's names for the system's. Times are microseconds, `maxRSS` bytes."""
    user, system = round(used.ru_utime * 1e6), round(used.ru_stime * 1e6)
    return Record(
        contextSwitches=Record(voluntary=used.ru_nvcsw, involuntary=used.ru_nivcsw),
        cpuTime=Record(user=user, system=system, total=user + system),
        maxRSS=used.ru_maxrss * _MAX_RSS_UNIT,
        messages=Record(sent=used.ru_msgsnd, received=used.ru_msgrcv),
        ops=Record(**{"in": used.ru_inblock, "out": used.ru_oublock}),
        shmSize=used.ru_ixrss,
        signalCount=used.ru_nsignals,
        swapCount=used.ru_nswap,
    )
