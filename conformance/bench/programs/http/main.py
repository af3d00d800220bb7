"""A server that says hello; see driver.py. With workers it is the primary of a cluster."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import orders
from nodecompat import cluster, http, process
from nodecompat.child_process import spawn

workers = orders().get("workers", 0)
listening = 0


def handle(request: http.IncomingMessage, response: http.ServerResponse) -> None:
    response.setHeader("Content-Type", "text/plain")
    response.end("hello")


def drive(port: int) -> None:
    driver = str(Path(__file__).with_name("driver.py"))
    arguments = [driver, str(port), str(process.pid), json.dumps(orders())]
    spawn(sys.executable, arguments, {"stdio": "inherit"}).on("exit", process.exit)


def one_listens(_: object, address: Any) -> None:
    global listening
    listening += 1
    if listening == workers:
        drive(address.port)


if workers and cluster.isPrimary:
    cluster.on("listening", one_listens)
    for _ in range(workers):
        cluster.fork()
else:
    server = http.createServer(handle).listen(0, "127.0.0.1")
    if not workers:
        server.on("listening", lambda: drive(server.address().port))
