"""Messages one way, from child to parent: from 'go' to the last of them. Some go ahead, untimed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from conformance.bench.programs.started import options
from nodecompat.child_process import fork

order = orders()
n, warm = order["n"], order["warm"]
check = payload({**order, "size": 1})[1]
count = total = 0
start = began = seconds = used = 0.0
child = fork(
    str(Path(__file__).with_name("child.py")),
    sys.argv[1:2],
    options(order),
    maxMessageBytes=2 * order.get("size", 0) + (1 << 26),
)


def warm_up(message: Any) -> None:
    global count, total, start, began
    total += check(message)
    count += 1
    if count == warm:
        child.off("message", warm_up)
        child.on("message", receive)
        count = total = 0
        start, began = now(), cpu()
        child.send("go")


def receive(message: Any) -> None:
    global count, total, seconds, used
    if count < n:
        total += check(message)
        count += 1
        if count == n:
            seconds, used = now() - start, cpu() - began
            child.send("done")
    else:
        report(seconds=seconds, count=count, check=total, cpu_main=used, cpu_child=message["cpu"])
        child.disconnect()


child.on("message", warm_up)
child.send("warm")
