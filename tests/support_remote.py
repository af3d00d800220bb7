"""Carriers for tests, and the programs that they share."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from support import environment

from conformance import engines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CARRIERS = engines.CARRIERS

# Lies between two others: forwards what they send and keeps a copy, until SIGUSR1; then it says so, and holds both
# connections open, as a network does that is cut. Says its port; ends with its stdin.
BETWEEN = """
import os, selectors, signal, socket, sys, threading

bind, port, to, to_port, copy = sys.argv[1:]
is_cut = threading.Event()

def cut(*_):
    is_cut.set()
    os.write(1, b"cut\\n")

signal.signal(signal.SIGUSR1, cut)
kept = []

def forward(one, other):
    while data := one.recv(65536):
        if is_cut.is_set():
            return
        with open(copy, "ab") as file:
            file.write(data)
        other.sendall(data)
    other.shutdown(socket.SHUT_WR)

def serve(listening):
    while True:
        one, _ = listening.accept()
        other = socket.create_connection((to, int(to_port)))
        kept.extend([one, other])
        for pair in ((one, other), (other, one)):
            threading.Thread(target=forward, args=pair, daemon=True).start()

listening = socket.create_server((bind, int(port)))
print(listening.getsockname()[1], flush=True)
threading.Thread(target=serve, args=(listening,), daemon=True).start()
selector = selectors.DefaultSelector()
selector.register(0, selectors.EVENT_READ)
while not selector.select():
    pass
"""

WORKER = """
import os, signal, sys
from nodecompat import process, setInterval

@process.on("message")
def told(m):
    what = m[0]
    if what == "facts":
        here = {name: os.environ.get(name) for name in ("GIVEN", "NOT_GIVEN", "NODE_CHANNEL_FD")}
        process.send([os.getpid(), process.argv[2:], os.path.realpath(os.getcwd()), here, sys.stdin.read()])
    elif what == "flood":
        for number in range(m[1]):
            process.send(number)
        process.exit(3)
    elif what == "print":
        print("to stdout")
        print("to stderr", file=sys.stderr)
        process.exit(0)
    elif what == "deaf":
        process.on("SIGTERM", lambda *_: process.send("heard"))
        process.on("disconnect", lambda: open(m[1], "w").write("disconnect"))
        setInterval(lambda: None, 1000)
        process.send([os.getpid(), os.getppid()])
    elif what == "big":
        process.send(m[1])
    elif what == "files":
        process.send([open(name, "rb").read() for name in m[1:]] + [os.getcwd()])
    elif what == "bye":
        process.disconnect()
"""

MAIN = """
import asyncio, os, signal, sys, time
from carriers import carrier
from nodecompat import process, setTimeout, start
from nodecompat.child_process import fork, spawn

EVENTS = ("spawn", "message", "disconnect", "exit", "close", "error")

def traced(child):
    trace = []
    for event in EVENTS:
        child.on(event, lambda *args, event=event: trace.append((event, *(getattr(arg, "code", arg) for arg in args))))
    return trace

async def closed(child):
    from nodecompat import Promise
    await Promise(lambda resolve: child.once("close", resolve))

def is_there(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

async def gone(*pids):
    while any(map(is_there, pids)):
        await asyncio.sleep(0.01)
"""


@contextmanager
def running(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """What such an engine needs runs; gives the variables by which `carrier` of the file CARRIERS finds it."""
    if find_spec(engines.NEEDED[kind]) is None:
        pytest.skip(f"{engines.NEEDED[kind]} is not installed")
    (folder / "carriers.py").write_text(CARRIERS)
    with engines.running(kind, folder, environment({"ONLY_THERE": "yes"})) as variables:
        yield variables
