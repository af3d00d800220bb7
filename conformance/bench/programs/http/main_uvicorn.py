"""The same with uvicorn, on asyncio and h11."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from conformance.bench.programs.lib import orders

OPTIONS: dict[str, Any] = {
    "http": "h11",
    "loop": "asyncio",
    "lifespan": "off",
    "access_log": False,
    "log_level": "warning",
}


async def hello(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"5")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hello"})


def listens() -> socket.socket:
    """What it listens with. The protocol is named: else asyncio sets no TCP_NODELAY."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    return listening


def drive(port: int, server: int) -> None:
    driver = str(Path(__file__).with_name("driver.py"))
    subprocess.run([sys.executable, driver, str(port), str(server), json.dumps(orders())], check=True)


def serve(workers: int) -> None:
    settings = uvicorn.Config(hello, **OPTIONS, workers=workers or 1)
    server = uvicorn.Server(settings)
    listening = listens()
    supervisor = Multiprocess(settings, [listening]) if workers else None

    def drive_and_end() -> None:
        drive(listening.getsockname()[1], os.getpid())
        server.should_exit = True
        if supervisor is not None:
            supervisor.should_exit.set()

    threading.Thread(target=drive_and_end).start()
    if supervisor is None:
        server.run(sockets=[listening])
    else:
        supervisor.run()


if __name__ == "__main__":
    serve(orders().get("workers", 0))
