"""The same with asyncio.subprocess and lines of JSON."""

from __future__ import annotations

import asyncio
import json
import sys

from conformance.bench.programs.lib import cpu, now, orders, report


async def main() -> None:
    order = orders()
    seconds, heard, count, began = 0.0, 0, order["n"], cpu()
    for number in range(-order["warm"], count):
        if number == 0:
            seconds, heard, began = 0.0, 0, cpu()
        start = now()
        code = "import json, sys; print(json.dumps('ready'), flush=True)"
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        heard += len(json.loads(await process.stdout.readline()))
        seconds += now() - start
        await process.wait()
    report(seconds=seconds, count=count, check=heard, cpu_main=cpu() - began)


asyncio.run(main())
