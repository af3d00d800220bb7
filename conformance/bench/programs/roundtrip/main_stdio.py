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
    n, flight = order["n"], order["flight"]
    message, check = payload(order)
    program = str(Path(__file__).with_name("child_stdio.py"))
    process = await asyncio.create_subprocess_exec(sys.executable, program, sys.argv[1], stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None and process.stdout is not None
    write, read = process.stdin.write, process.stdout.readline

    async def trips(count: int) -> int:
        total, sent = 0, min(flight, count)
        for _ in range(sent):
            write(json.dumps(message).encode() + b"\n")
        for _ in range(count):
            total += check(json.loads(await read()))
            if sent < count:
                sent += 1
                write(json.dumps(message).encode() + b"\n")
        return total

    await trips(order["warm"])
    start, began = now(), cpu()
    total = await trips(n)
    seconds, used = now() - start, cpu() - began
    process.stdin.write(b'"done"\n')
    last = json.loads(await process.stdout.readline())
    report(seconds=seconds, count=n, check=total, cpu_main=used, cpu_child=last["cpu"])
    await process.wait()


asyncio.run(main())
