"""Messages there and back, a fixed number of them under way at a time. Some go ahead, untimed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from conformance.bench.programs.started import options
from nodecompat.child_process import fork

order = orders()
n, flight = order["n"], order["flight"]
message, check = payload(order)
is_timed = False
goal = sent = count = total = 0
start = began = seconds = used = 0.0
child = fork(str(Path(__file__).with_name("child.py")), sys.argv[1:2], options(order))


def begin(some: int) -> None:
    global goal, sent, count, total, start, began
    goal, sent, count, total = some, min(flight, some), 0, 0
    start, began = now(), cpu()
    for _ in range(sent):
        child.send(message)


def receive(answer: Any) -> None:
    global count, total, sent, seconds, used, is_timed
    if is_timed and count == n:
        report(seconds=seconds, count=count, check=total, cpu_main=used, cpu_child=answer["cpu"])
        child.disconnect()
        return
    total += check(answer)
    count += 1
    if count == goal and not is_timed:
        is_timed = True
        begin(n)
    elif count == goal:
        seconds, used = now() - start, cpu() - began
        child.send("done")
    elif sent < goal:
        sent += 1
        child.send(message)


child.on("message", receive)
begin(order["warm"])
