"""What is measured of an emitter's class: emitting to plain listeners, or to a new `once` listener each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, report

total = 0


def listener() -> Callable[[int], None]:
    """Another one each time."""

    def add(value: int) -> None:
        global total
        total += value

    return add


def measure(emitter: Any) -> None:
    """Emit as often as the orders say, and report."""
    global total
    order = orders()
    add = listener()
    if not order["once"]:
        for _ in range(order["listeners"]):
            emitter.on("event", listener())

    def work(times: int) -> None:
        if order["once"]:
            for _ in range(times):
                emitter.once("event", add)
                emitter.emit("event", 1)
        else:
            for _ in range(times):
                emitter.emit("event", 1)

    work(order["warm"])  # untimed: who compiles at run time has done so
    total = 0
    start, began = now(), cpu()
    work(order["n"])
    report(seconds=now() - start, count=order["n"], check=total, cpu_main=cpu() - began)
