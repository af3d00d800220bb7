"""How fast callbacks follow each other: each one schedules the next, timers in batches of a millisecond. Some go ahead, untimed."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, now, orders, report
from nodecompat import process, setImmediate, setTimeout

order = orders()
n, what, batch = order["n"], order["what"], order["batch"]
goal = count = pending = 0
start = began = 0.0
is_timed = False


def begin(some: int) -> None:
    global goal, count, pending, start, began
    goal, count, pending = some, -1, 1
    start, began = now(), cpu()
    KINDS[what]()


def done() -> None:
    global is_timed
    if not is_timed:
        is_timed = True
        begin(n)
        return
    report(seconds=now() - start, count=count, check=count, cpu_main=cpu() - began)


def tick() -> None:
    global count
    count += 1
    if count < goal:
        process.nextTick(tick)
    else:
        done()


def immediate() -> None:
    global count
    count += 1
    if count < goal:
        setImmediate(immediate)
    else:
        done()


def timer() -> None:
    global count, pending
    count += 1
    pending -= 1
    if pending > 0:
        return
    if count >= goal:
        done()
        return
    for _ in range(batch):
        setTimeout(timer, 1)
    pending = batch


KINDS = {"tick": tick, "immediate": immediate, "timer": timer}
begin(order["warm"])
