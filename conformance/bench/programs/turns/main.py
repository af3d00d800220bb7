"""How fast callbacks follow each other: each one schedules the next, timers in batches of a millisecond."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, now, orders, report
from nodecompat import process, setImmediate, setTimeout

order = orders()
n, what, batch = order["n"], order["what"], order["batch"]
count, pending = -1, 1
start, began = now(), cpu()


def done() -> None:
    report(seconds=now() - start, count=count, check=count, cpu_main=cpu() - began)


def tick() -> None:
    global count
    count += 1
    if count < n:
        process.nextTick(tick)
    else:
        done()


def immediate() -> None:
    global count
    count += 1
    if count < n:
        setImmediate(immediate)
    else:
        done()


def timer() -> None:
    global count, pending
    count += 1
    pending -= 1
    if pending > 0:
        return
    if count >= n:
        done()
        return
    for _ in range(batch):
        setTimeout(timer, 1)
    pending = batch


{"tick": tick, "immediate": immediate, "timer": timer}[what]()
