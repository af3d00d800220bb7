"""A server that says hello; see driver.py."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from conformance.bench.programs.lib import orders
from nodecompat import http, process
from nodecompat.child_process import spawn


def handle(request: http.IncomingMessage, response: http.ServerResponse) -> None:
    response.setHeader("Content-Type", "text/plain")
    response.end("hello")


def started() -> None:
    driver = str(Path(__file__).with_name("driver.py"))
    arguments = [driver, str(server.address().port), str(process.pid), json.dumps(orders())]
    spawn(sys.executable, arguments, {"stdio": "inherit"}).on("exit", process.exit)


server = http.createServer(handle).listen(0, "127.0.0.1", started)
