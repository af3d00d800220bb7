"""The same with asyncio's streams."""

from __future__ import annotations

import asyncio

from conformance.bench.programs.lib import cpu, now, orders, report

order = orders()
n, size, flight = order["n"], order["size"], order["flight"]
block = b"\7" * size


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


async def run(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, goal: int) -> int:
    sent, got = min(flight, goal), 0
    for _ in range(sent):
        writer.write(block)
    while got < goal * size:
        got += len(await reader.read(65536))
        while sent < goal and sent - got // size < flight:
            sent += 1
            writer.write(block)
        await writer.drain()
    return got


async def main() -> None:
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await run(reader, writer, order["warm"])
    start, began = now(), cpu()
    got = await run(reader, writer, n)
    report(seconds=now() - start, count=got // size, check=got, cpu_main=cpu() - began)
    writer.close()
    server.close()


asyncio.run(main())
