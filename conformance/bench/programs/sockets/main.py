"""One connection, passed to the child again and again, in bursts. Some go ahead, untimed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, report
from nodecompat import net
from nodecompat.child_process import fork

order = orders()
n, burst = order["n"], order["burst"]
is_timed = False
goal = sent = count = 0
start = began = 0.0
child = fork(str(Path(__file__).with_name("child.py")), sys.argv[1:2], serialization=order["wire"])
server = net.createServer()
socket: net.Socket


def begin(some: int) -> None:
    global goal, sent, count, start, began
    goal, sent, count = some, 0, 0
    start, began = now(), cpu()
    send()


def send() -> None:
    global sent
    for _ in range(min(burst, goal - sent)):
        sent += 1
        child.send("last" if sent == goal or not sent % burst else "more", socket, {"keepOpen": True})


def receive(answer: Any) -> None:
    global count, is_timed
    count += answer["count"]
    if count < goal:
        send()
    elif not is_timed:
        is_timed = True
        begin(n)
    else:
        used = cpu() - began
        report(seconds=now() - start, count=count, check=count, cpu_main=used, cpu_child=answer["cpu"])
        child.disconnect()
        socket.destroy()
        server.close()


def listening() -> None:
    global socket
    socket = net.connect(server.address().port, "127.0.0.1", lambda: begin(order["warm"]))


child.on("message", receive)
server.listen(0, "127.0.0.1", listening)
