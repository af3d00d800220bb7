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

from conformance.bench.programs.lib import orders


async def hello(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"5")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hello"})


def drive() -> None:
    driver = str(Path(__file__).with_name("driver.py"))
    arguments = [driver, str(listening.getsockname()[1]), str(os.getpid()), json.dumps(orders())]
    subprocess.run([sys.executable, *arguments], check=True)
    server.should_exit = True


listening = socket.socket(
    socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
)  # named: else asyncio sets no TCP_NODELAY
listening.bind(("127.0.0.1", 0))
settings = uvicorn.Config(hello, http="h11", loop="asyncio", lifespan="off", access_log=False, log_level="warning")
server = uvicorn.Server(settings)
threading.Thread(target=drive).start()
server.run(sockets=[listening])
