"""The parent: passes every connection to the child, and tells at some points what both processes have.

argv: the order {child, wire, step, points, flight, word}; with the word "return" the child passes each back.
"""

from __future__ import annotations

import gc
import json
import os
from time import monotonic
from typing import Any

from nodecompat import net, process
from nodecompat.child_process import spawn

order = json.loads(process.argv[2])
file, *arguments = order["child"]
step, flight = order["step"], order["flight"]
child = spawn(file, arguments, {"serialization": order["wire"], "stdio": ["ignore", "inherit", "inherit", "ipc"]})
found: dict[str, Any] = {name: {"fds": [], "rss": []} for name in ("parent", "child")}
server = net.createServer(lambda socket: child.send(order["word"], socket))
started = opened = closed = answered = 0
began = 0.0


def go() -> None:
    """Connect, until as many are open as may be, or there is a point to look around."""
    global opened
    while opened - closed < flight and opened < started:
        opened += 1
        connect()


def connect() -> None:
    """One connection, to its end."""
    got: list[bytes] = []

    def over() -> None:
        global closed, answered
        closed += 1
        answered += b"".join(got) == b"child"
        if closed < started:
            go()
        else:
            child.send("measure")

    net.connect(server.address().port, "127.0.0.1").on("data", got.append).on("close", over)


def said(there: dict[str, int] | str, socket: net.Socket | None = None) -> None:
    """A connection that has come back, or the child has told; now this process, and on."""
    global started, began
    if isinstance(there, str):
        assert socket
        socket.resume().end("child")
        return
    gc.collect()
    began = began or monotonic()
    here = {"fds": len(os.listdir("/dev/fd")), "rss": process.memoryUsage().rss}
    for name, one in (("parent", here), ("child", there)):
        for what in ("fds", "rss"):
            found[name][what].append(one[what])
    if started == step * order["points"]:
        print(json.dumps({**found, "answered": answered, "seconds": monotonic() - began}))
        server.close()
        child.disconnect()
        return
    started += step
    go()


def listening() -> None:
    """Pass one, so that both have loaded what they need, then look around for the first time."""
    socket = net.connect(server.address().port, "127.0.0.1")
    socket.resume().on("close", lambda: child.send("measure"))


child.on("message", said)
server.listen(0, "127.0.0.1", listening)
