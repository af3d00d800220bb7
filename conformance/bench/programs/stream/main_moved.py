"""Chunks one way, from child to parent, in a stream of one message: the first of them go ahead, untimed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from nodecompat.child_process import fork

order = orders()
check = payload({**order, "size": 1})[1]
child = fork(str(Path(__file__).with_name("child_moved.py")), sys.argv[1:2], serialization=order["wire"])


@child.once("message")
async def read(message: Any) -> None:
    total, reader = 0, message["chunks"].getReader()
    for _ in range(order["warm"]):
        await reader.read()
    start, began = now(), cpu()
    for _ in range(order["n"]):
        total += check((await reader.read()).value)
    seconds, used = now() - start, cpu() - began
    child.once("message", lambda told: report(
        seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=told["cpu"]
    ))  # fmt: skip
    await reader.read()
