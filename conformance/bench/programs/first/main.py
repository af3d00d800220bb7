"""From fork() to the child's first message, one child after the other. Some go ahead, untimed.

With `server` among the orders the children come from the fork server, whose own start is untimed then.
"""

from __future__ import annotations

import sys
from pathlib import Path

from conformance.bench.programs.lib import cpu, now, orders, report
from conformance.bench.programs.started import options
from nodecompat.child_process import fork

CHILD = str(Path(__file__).with_name("child.py"))

order = orders()
how = options(order)
seconds = 0.0
done, heard = -order["warm"], 0
began = cpu()


def next_child() -> None:
    global seconds, done, heard
    if done == order["n"]:
        report(seconds=seconds, count=done, check=heard, cpu_main=cpu() - began)
        return
    start = now()
    child = fork(CHILD, sys.argv[1:2], how)

    @child.once("message")
    def _(message: str) -> None:
        global seconds, heard
        if done >= 0:
            seconds += now() - start
            heard += len(message)

    @child.once("exit")
    def _() -> None:
        global done, began
        done += 1
        if done == 0:
            began = cpu()
        next_child()


next_child()
