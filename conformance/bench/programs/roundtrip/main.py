"""Messages there and back, a fixed number of them under way at a time. One goes ahead, untimed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from nodecompat.child_process import fork

order = orders()
n, flight = order["n"], order["flight"]
message, check = payload(order)
sent = count = total = 0
start = began = seconds = used = 0.0
child = fork(str(Path(__file__).with_name("child.py")), sys.argv[1:2], serialization=order["wire"])
child.send(message)


@child.once("message")
def _() -> None:
    global start, began, sent
    child.on("message", receive)
    start, began = now(), cpu()
    for _ in range(flight):
        child.send(message)
    sent = flight


def receive(answer: Any) -> None:
    global count, total, sent, seconds, used
    if count == n:
        report(seconds=seconds, count=count, check=total, cpu_main=used, cpu_child=answer["cpu"])
        child.disconnect()
        return
    total += check(answer)
    count += 1
    if count == n:
        seconds, used = now() - start, cpu() - began
        child.send("done")
    elif sent < n:
        sent += 1
        child.send(message)
