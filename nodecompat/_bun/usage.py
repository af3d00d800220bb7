"""What a child used of the machine: `resourceUsage()`.

What must stay true: a child is reaped here only when it is ours and has ended, and then its handle knows how.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from .._process.record import Record

if TYPE_CHECKING:
    from .._os.reaper import ProcessHandle

_MAX_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere


def reap(handle: ProcessHandle) -> Record | None:
    """Reap a child that has ended and say what it used; None when it runs on, or somebody else reaped it."""
    if handle.status is not None:
        return None
    try:
        if handle.fd >= 0 and os.waitid(os.P_PIDFD, handle.fd, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return None
        pid, status, used = os.wait4(handle.pid, os.WNOHANG)
    except OSError:  # reaped by somebody else; or Linux 5.3, which can't wait for a pidfd: the handle knows what to do
        handle.poll()
        return None
    if pid == 0:
        return None
    signalled = os.WIFSIGNALED(status)
    handle.status = (None, os.WTERMSIG(status)) if signalled else (os.WEXITSTATUS(status), None)
    return record(used)


def record(used: Any) -> Record:
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
