"""Many children at once: forked, greeted and ended.

With `server` among the orders the children come from the fork server, whose own start is counted too.
"""

from __future__ import annotations

from pathlib import Path

from conformance.bench.programs.lib import cpu, now, orders, report
from conformance.bench.programs.started import options
from nodecompat.child_process import ChildProcess, fork

CHILD = str(Path(__file__).with_name("child.py"))

order = orders()
how = options(order)
ended = total = 0


def exited(code: int) -> None:
    global ended, total
    total += code == 0
    ended += 1
    if ended == order["n"]:
        report(seconds=now() - start, count=ended, check=total, cpu_main=cpu() - began)


def begin() -> None:
    child: ChildProcess = fork(CHILD, how)

    @child.on("message")
    def _(message: str) -> None:
        global total
        total += len(message)
        child.send("goodbye")

    child.on("exit", exited)


start, began = now(), cpu()
for _ in range(order["n"]):
    begin()
