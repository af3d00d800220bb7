"""What a program publishes, as records of `logging`.

What must stay true: nothing is configured but a NullHandler on `nodecompat`; a message is a line without values of the
program's, and what it says stands in the record's attributes, too.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from . import channels
from .live import EXIT, MESSAGES, START, WORKER_GONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._js.record import Record

_ROOT = logging.getLogger("nodecompat")
_CHILDREN = logging.getLogger("nodecompat.child_process")
_POOL = logging.getLogger("nodecompat.pool")
_CHANNEL = logging.getLogger("nodecompat.channel")


def begin() -> Callable[[], None]:
    """Log from now on; returns what ends it."""
    if not _ROOT.handlers:
        _ROOT.addHandler(logging.NullHandler())
    return channels.listen(_LISTENERS)


def _started(told: Record, _: str) -> None:
    child = told.process
    _CHILDREN.info("started %s, pid %s", child.spawnfile, child.pid, extra={"pid": child.pid, "ppid": os.getpid()})


def _failed(told: Record, _: str) -> None:
    code = told.error.code
    extra = {"pid": None, "ppid": os.getpid(), "code": code}
    _CHILDREN.warning("could not start %s: %s", told.process.spawnfile, code, extra=extra)


def _ended(told: Record, _: str) -> None:
    child = told.process
    extra = {"pid": child.pid, "ppid": os.getpid(), "code": told.code, "signal": told.signal}
    how = f"code {told.code}" if told.signal is None else f"signal {told.signal}"
    _CHILDREN.info("%s, pid %s, ended with %s", child.spawnfile, child.pid, how, extra=extra)


def _gone(told: Record, _: str) -> None:
    child = told.worker.process
    extra = {
        "pid": child.pid,
        "ppid": os.getpid(),
        "code": child.exitCode,
        "signal": child.signalCode,
        "jobs": told.jobs,
    }
    unwell = told.jobs or not told.ready
    state = f"with {told.jobs} jobs" if told.ready else "before it was ready"
    _POOL.log(logging.WARNING if unwell else logging.INFO, "worker %s ended %s", child.pid, state, extra=extra)


def _message(told: Record, _: str) -> None:
    if not _CHANNEL.isEnabledFor(logging.DEBUG):
        return
    pid = getattr(told.process, "pid", None)
    extra = {
        "pid": pid,
        "ppid": os.getppid() if pid == os.getpid() else os.getpid(),
        "serialization": told.serialization,
        "bytes": told.bytes,
        "direction": told.direction,
        "internal": told.internal,
    }
    _CHANNEL.debug("%s %s, %d bytes, pid %s", told.direction, told.serialization, told.bytes, pid, extra=extra)


_LISTENERS: dict[str, Callable[[Record, str], None]] = {
    START: _started,
    "tracing:child_process.spawn:error": _failed,
    EXIT: _ended,
    WORKER_GONE: _gone,
    MESSAGES: _message,
}
