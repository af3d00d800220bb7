"""The same with asyncio.subprocess and lines of JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from conformance.bench.programs.lib import cpu, now, orders, payload, report


async def main() -> None:
    order = orders()
    check = payload({**order, "size": 1})[1]
    program = str(Path(__file__).with_name("child_stdio.py"))
    process = await asyncio.create_subprocess_exec(
        sys.executable, program, sys.argv[1], stdin=PIPE, stdout=PIPE, limit=1 << 27
    )
    assert process.stdin is not None and process.stdout is not None
    for _ in range(order["warm"]):
        check(json.loads(await process.stdout.readline()))
    total, start, began = 0, now(), cpu()
    process.stdin.write(b'"go"\n')
    for _ in range(order["n"]):
        total += check(json.loads(await process.stdout.readline()))
    seconds, used = now() - start, cpu() - began
    last = json.loads(await process.stdout.readline())
    report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=last["cpu"])
    await process.wait()


asyncio.run(main())
