"""Closes every connection it gets, and tells how many there were. The clock starts with the first that is timed."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders
from nodecompat import net, process

first = orders()["warm"] + 1
seen, count, began = 0, 0, 0.0


@process.on("message")
def _(message: Any, socket: net.Socket) -> None:
    global seen, count, began
    seen += 1
    count += 1
    if seen == first:
        began = cpu()
    socket.destroy()
    if message == "last":
        process.send({"count": count, "cpu": cpu() - began})
        count = 0
