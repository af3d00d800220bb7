"""Emitting to plain listeners, or to a new `once` listener each time."""

from __future__ import annotations

from collections.abc import Callable

from conformance.bench.programs.lib import cpu, now, orders, report
from nodecompat.events import EventEmitter

order = orders()
n, listeners, once = order["n"], order["listeners"], order["once"]
emitter = EventEmitter()
total = 0


def listener() -> Callable[[int], None]:
    def add(value: int) -> None:
        global total
        total += value

    return add


add = listener()
if not once:
    for _ in range(listeners):
        emitter.on("event", listener())


def work(times: int) -> None:
    if once:
        for _ in range(times):
            emitter.once("event", add)
            emitter.emit("event", 1)
    else:
        for _ in range(times):
            emitter.emit("event", 1)


work(order["warm"])  # untimed: who compiles at run time has done so
total = 0
start, began = now(), cpu()
work(n)
report(seconds=now() - start, count=n, check=total, cpu_main=cpu() - began)
