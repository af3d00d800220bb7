"""A primary, and the clients of its workers: requests over many connections, while workers are killed and replaced.

A client asks again what was not answered. Who closes a connection without having answered must have been killed: all else
is a loss. It goes on until all requests were answered, so many workers were killed, and all were replaced once.
"""

from __future__ import annotations

import json
import sys
from time import monotonic
from typing import Any

from nodecompat import cluster, net, setTimeout
from nodecompat.cluster import Worker

order = json.loads(sys.argv[1])
EACH = -(-order["requests"] // order["connections"])
ON_ONE_CONNECTION = 5
REST = 20  # milliseconds
began = 0.0
port = served = repeated = lost = forks = reloaded = 0
left = order["connections"]
kills = order["kills"]
killed: set[int] = set()
seen: set[int] = set()
ready: list[Worker] = []


def fork() -> Worker:
    global forks
    cluster.setupPrimary({"exec": order["execs"][forks % len(order["execs"])], "args": []})
    forks += 1
    return cluster.fork()


def goes_on() -> bool:
    """Whether workers are still to be killed, or replaced."""
    return kills > 0 or reloaded < order["workers"]


class Client:
    """One that asks: so many requests on a connection, then on a new one."""

    def __init__(self) -> None:
        self.left = EACH
        self.connect()

    def connect(self) -> None:
        self.worker = 0
        self.on_this = ON_ONE_CONNECTION
        self.waits = True
        self.socket = net.connect(port, "127.0.0.1")
        self.socket.setEncoding("utf8")
        self.socket.on("data", self.answered)
        self.socket.on("error", lambda _: None)
        self.socket.on("close", self.closed)
        self.socket.write("x")

    def answered(self, text: str) -> None:
        global served
        self.worker = int(text.partition(".")[0])
        seen.add(self.worker)
        served += 1
        self.left -= 1
        self.on_this -= 1
        self.waits = self.on_this > 0 and (self.left > 0 or goes_on())
        if not self.waits:
            self.socket.end()
        elif self.left > 0:
            self.socket.write("x")
        else:  # it has asked enough: from here on it is there to see who is lost
            setTimeout(self.socket.write, REST, "x")

    def closed(self, *_: object) -> None:
        global repeated, lost, left
        if self.waits:
            repeated += 1
            lost += self.worker not in killed if self.worker else not killed
        if self.left > 0 or goes_on():
            self.connect()
            return
        left -= 1
        if not left:
            tell()


def tell() -> None:
    """All is answered."""
    took = monotonic() - began
    figures = {"served": served, "repeated": repeated, "lost": lost, "killed": len(killed), "reloaded": reloaded}
    print(json.dumps({**figures, "seconds": took, "workers": len(seen)}))
    cluster.disconnect()


def kill() -> None:
    """Kill the oldest worker, once there is one in its place."""
    global kills

    def killed_now(_: Any) -> None:
        global kills
        kills -= 1
        victim = next(one for one in cluster.workers.values() if one.id not in killed)
        killed.add(victim.id)
        victim.process.kill("SIGKILL")
        if kills > 0:
            setTimeout(kill, order["pause"])
        elif reloaded < order["workers"]:
            reload([one for one in cluster.workers.values() if one.id not in killed])

    fork().once("listening", killed_now)


def reload(old: list[Worker]) -> None:
    """Replace them one after the other, as a new version of a program is brought in."""
    global reloaded
    if not old:
        reloaded = order["workers"]
        return
    one = old.pop()
    one.once("exit", lambda: reload(old))
    fork().once("listening", lambda _: one.disconnect() and None)


def listening(worker: Worker, at: Any) -> None:
    global port, began
    if port:
        return
    ready.append(worker)
    if len(ready) == order["workers"]:
        port, began = at.port, monotonic()
        for _ in range(order["connections"]):
            Client()
        setTimeout(kill, order["pause"])


cluster.on("listening", listening)
for _ in range(order["workers"]):
    fork()
