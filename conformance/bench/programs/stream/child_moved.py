"""Gives the chunks, as many as are read."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders, payload
from nodecompat import ReadableStream, process

order = orders()
chunk = payload(order)[0]
left = order["warm"] + order["n"]
began = 0.0


def pull(controller: Any) -> None:
    global left, began
    if not left:
        controller.close()
        process.send({"cpu": cpu() - began})
        return
    if left == order["n"]:
        began = cpu()
    left -= 1
    controller.enqueue(chunk)


process.send({"chunks": ReadableStream({"pull": pull})})
