"""The child: answers on every connection it gets, or passes it back, and tells what it has when it is asked."""

from __future__ import annotations

import gc
import os

from nodecompat import net, process


@process.on("message")
def _(message: str, socket: net.Socket) -> None:
    if message == "answer":
        socket.resume().end("child")
        return
    if message == "return":
        process.send("back", socket)
        return
    gc.collect()
    process.send({"fds": len(os.listdir("/dev/fd")), "rss": process.memoryUsage().rss})
