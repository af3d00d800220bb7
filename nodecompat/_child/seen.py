"""A start of a program that `diagnostics_channel` is told of.

What must stay true: what is published, with which fields and in which order, is what Node 26 publishes:
`child_process`, `tracing:child_process.spawn:start`, then `:end` or `:error`, all before `spawn` returns and before the
child's `pid` is there. This package's own START follows when it is. Source: measured.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from .._errors.base import system_error
from .._js.record import Record
from .._seeing.live import START, publish
from ..values import undefined

if TYPE_CHECKING:
    from ..values import Undefined
    from .arguments import Request
    from .child import ChildProcess
    from .stdio import Slots

_TRACED = "tracing:child_process.spawn:"


def run(child: ChildProcess, request: Request, slots: Slots) -> int | Undefined:
    """As `ChildProcess._run`."""
    options = Record(
        args=request.args or [request.file],
        cwd=request.cwd,
        detached=request.detached,
        envPairs=[f"{name}={value}" for name, value in request.env.items()],
        file=request.file,
        serialization=request.wire,
    )
    publish("child_process", process=child)
    publish(f"{_TRACED}start", process=child, options=options)
    try:
        pid = child._run(request, slots)
    except OSError as failure:
        error = system_error(failure.errno or errno.EINVAL, "spawn")
        publish(f"{_TRACED}error", process=child, error=error)
        raise
    publish(f"{_TRACED}end", process=child)
    if pid is not undefined:  # that of a child on another machine comes later
        child.pid = pid
        publish(START, process=child)
    return pid
