"""The nearest that asyncio has: call_soon for ticks and immediates, call_later for timers. Some go ahead, untimed."""

from __future__ import annotations

import asyncio

from conformance.bench.programs.lib import cpu, now, orders, report

order = orders()
n, what, batch = order["n"], order["what"], order["batch"]
goal = count = pending = 0
loop = asyncio.new_event_loop()


def turn() -> None:
    global count
    count += 1
    if count < goal:
        loop.call_soon(turn)
    else:
        loop.stop()


def timer() -> None:
    global count, pending
    count += 1
    pending -= 1
    if pending > 0:
        return
    if count >= goal:
        loop.stop()
        return
    for _ in range(batch):
        loop.call_later(0.001, timer)
    pending = batch


def run(some: int) -> None:
    global goal, count, pending
    goal, count, pending = some, -1, 1
    loop.call_soon(timer if what == "timer" else turn)
    loop.run_forever()


run(order["warm"])
start, began = now(), cpu()
run(n)
report(seconds=now() - start, count=count, check=count, cpu_main=cpu() - began)
loop.close()
