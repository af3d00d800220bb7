"""`Bun.spawnSync`, over the synchronous runner of child_process.

What must stay true: as there; and the limit of output is for each stream.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, cast

from .._child.sync import SyncRun
from .._errors.rare import AbortError
from .._js.record import Record
from .._os.signals import NAMES
from .child import reap, start_error
from .options import close_all

if TYPE_CHECKING:
    from .._child.arguments import Request
    from .._os.reaper import ProcessHandle
    from .options import Plan


class _BunRun(SyncRun):
    """A run that keeps the resource usage, and counts the output of each stream by itself."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.usage: Record | None = None
        self.sizes: dict[int, int] = {}

    def _look(self, handle: ProcessHandle) -> None:
        if self.status is None:
            self.usage = reap(handle) or self.usage
            if handle.status is None and handle.fd >= 0:
                return  # it runs on; the next look must not be one that reaps without asking for the usage
        super()._look(handle)

    def _read(self, fd: int) -> None:
        slot = self.reading[fd]
        self.length = self.sizes.get(slot, 0)
        super()._read(fd)
        self.sizes[slot] = self.length


def run_sync(plan: Plan) -> Record:
    """Run the program to its end. Raises NodeSystemError when it cannot be started."""
    request = plan.request
    if request.signal is not None and request.signal.aborted:
        close_all(plan.opened)
        raise AbortError(cause=request.signal.reason)
    given = None if plan.source is None else bytes(cast("memoryview", plan.source))
    run = _BunRun(request._replace(input=given, encoding=None, max_buffer=plan.max_buffer))
    try:
        run.run()
    finally:
        close_all(plan.opened)
    if not run.is_started:
        raise start_error(run.failed, request.file, request.cwd)
    return _result(run, plan)


def _result(run: _BunRun, plan: Plan) -> Record:
    code, signal = run.status or (None, None)
    result = Record(exitCode=code)
    if signal is not None:
        result["signalCode"] = NAMES.get(signal, f"SIG{signal}")
    for slot, name in ((1, "stdout"), (2, "stderr")):
        result[name] = b"".join(run.chunks[slot]) if slot in run.chunks else None
    result["success"] = code == 0
    result["resourceUsage"] = run.usage
    if plan.request.timeout:
        result["exitedDueToTimeout"] = run.failed == errno.ETIMEDOUT
    if plan.max_buffer != float("inf"):
        result["exitedDueToMaxBuffer"] = run.failed == errno.ENOBUFS
    result["pid"] = run.handle.pid
    return result
