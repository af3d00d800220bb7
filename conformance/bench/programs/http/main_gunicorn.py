"""The same with gunicorn: one worker or more, with threads, which keep connections."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from conformance.bench.programs.lib import orders


def application(environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


def serve() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    name = f"{__spec__.name if __spec__ else Path(__file__).stem}:application"
    workers = ["--workers", str(orders().get("workers") or 1)]
    options = [
        *workers,
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--bind",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    place = ["--chdir", str(Path(__file__).parent)]
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", *options, *place, name])
    driver = str(Path(__file__).with_name("driver.py"))
    try:
        subprocess.run([sys.executable, driver, str(port), str(server.pid), json.dumps(orders())], check=True)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    serve()
