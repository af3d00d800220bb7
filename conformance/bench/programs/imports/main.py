"""How long an import takes in a fresh interpreter; the interpreter's own start is not part of it.

For `listen` the fresh interpreter is a child with a channel that does what a child does which only listens.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys

from conformance.bench.programs.lib import orders, report

TIMED = "from time import perf_counter; start = perf_counter(); {}; print(perf_counter() - start, flush=True)"
STATEMENTS = {
    "process": "import nodecompat.process",
    "listen": "from nodecompat import process; process.on('message', print)",
    "child_process": "from nodecompat.child_process import fork",
    "pyee": "import pyee.base",
    "multiprocessing": "import multiprocessing.connection",
    "asyncio": "import asyncio",
}


def once(what: str) -> float:
    """The seconds of one import."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        environment = {**os.environ}
        if what == "listen":
            environment |= {"NODE_CHANNEL_FD": str(theirs.fileno()), "NODE_CHANNEL_SERIALIZATION_MODE": "cbor"}
        command = [sys.executable, "-c", TIMED.format(STATEMENTS[what])]
        with subprocess.Popen(
            command, env=environment, pass_fds=[theirs.fileno()], stdout=subprocess.PIPE, text=True
        ) as process:
            theirs.close()
            assert process.stdout is not None
            seconds = float(process.stdout.readline())
            ours.close()
    return seconds


order = orders()
total = sum(once(order["what"]) for _ in range(order["n"]))
report(seconds=total, count=order["n"], check=order["n"])
