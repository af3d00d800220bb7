"""The primary of a cluster of one worker: whether it comes online, serves connections, and ends when it is told to.

It prints a line per check, [name, problem]. argv: the order {command, module, how, wire}.
"""

from __future__ import annotations

import json

from nodecompat import cluster, net, process

order = json.loads(process.argv[2])
process.execPath, *before = order["command"]
cluster.setupPrimary({"exec": order["module"], "execArgv": before, "args": [], "serialization": order["wire"]})
worker = cluster.fork()
answers: list[str] = []


def report(name: str, problem: str | None = None) -> None:
    """Print the line of a check."""
    print(json.dumps([name, problem]), flush=True)


def ask(port: int) -> None:
    """Connect, three times, one after the other."""
    if len(answers) == 3:
        report("served", None if answers == ["HELLO"] * 3 else f"heard {answers}")
        worker.disconnect()
        return
    socket = net.connect(port, "127.0.0.1", lambda: socket.write("hello"))
    socket.on("data", lambda data: answers.append(data.decode()))
    socket.on("close", lambda: ask(port))


worker.on("online", lambda: report("online"))
worker.on("listening", lambda at: ask(at.port))
worker.on("exit", lambda code, signal: report("end", None if code == 0 else f"ended with {signal or code}"))
