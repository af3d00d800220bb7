"""Servers with threads: the guide's applications under the servers they are meant for, where those are installed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from support import LIMIT, ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKER = """
from nodecompat import process
process.on("message", lambda text: process.send(text.upper()))
"""

# A WSGI server with a thread for each request, out of Python's own parts.
THREADED = """
import importlib, socketserver, sys, wsgiref.simple_server
class Server(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True
module, _, name = sys.argv[1].partition(":")
application = getattr(importlib.import_module(module), name)
with wsgiref.simple_server.make_server("localhost", int(sys.argv[2]), application, Server) as server:
    server.serve_forever()
"""

GUIDE = ROOT / "conformance" / "guide" / "programs" / "servers"

# The guide's Flask application without Flask.
PLAIN = """
import nodecompat
from nodecompat.child_process import fork
from nodecompat.events import once

async def upper(text):
    child = fork("worker.py")
    child.send(text)
    [answer] = await once(child, "message")
    child.disconnect()
    return answer

def app(environ, start_response):
    with nodecompat.portal() as portal:
        answer = portal.call(upper, environ["PATH_INFO"][1:])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [answer.encode()]
"""

ASGI = """
from plain import upper

async def app(scope, receive, send):
    if scope["type"] == "http":
        answer = await upper(scope["path"][1:])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": answer.encode()})
"""

AIOHTTP = """
import sys
from aiohttp import web
from plain import upper

async def index(request):
    return web.Response(text=await upper(request.match_info["text"]))

app = web.Application()
app.router.add_get("/{text}", index)
web.run_app(app, host="localhost", port=int(sys.argv[1]), print=None)
"""


# name -> the package it needs, and the command without `python`; PORT stands for the port.
SERVERS: dict[str, tuple[str, str]] = {
    "threads": ("", "threaded.py plain:app PORT"),
    "flask application, threads": ("flask", "threaded.py app:app PORT"),
    "flask run": ("flask", "-m flask run -h localhost -p PORT"),
    "flask run --without-threads": ("flask", "-m flask run -h localhost --without-threads -p PORT"),
    "django application, threads": ("django", "threaded.py project:application PORT"),
    "django runserver": ("django", "project.py runserver localhost:PORT"),
    "django runserver --noreload": ("django", "project.py runserver --noreload localhost:PORT"),
    "gunicorn sync": ("gunicorn", "-m gunicorn -w 2 -b localhost:PORT plain:app"),
    "gunicorn gthread": ("gunicorn", "-m gunicorn --threads 4 -b localhost:PORT plain:app"),
    "gunicorn --preload": ("gunicorn", "-m gunicorn -w 2 --threads 4 --preload -b localhost:PORT plain:app"),
    "gunicorn, flask application": ("gunicorn", "-m gunicorn --threads 8 -b localhost:PORT app:app"),
    "gunicorn, django application": ("gunicorn", "-m gunicorn -b localhost:PORT project:application"),
    "uvicorn": ("uvicorn", "-m uvicorn asgi:app --host localhost --port PORT"),
    "uvicorn, fastapi": ("fastapi", "-m uvicorn api:app --host localhost --port PORT"),
    "uvicorn in a cluster": ("fastapi", "clustered.py PORT"),
    "aiohttp": ("aiohttp", "with_aiohttp.py PORT"),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """All programs."""
    sources = {
        "worker": WORKER,
        "threaded": THREADED,
        "plain": PLAIN,
        "asgi": ASGI,
        "with_aiohttp": AIOHTTP,
        "app": (GUIDE / "app.py").read_text(),
        "project": (GUIDE / "project.py").read_text(),
        "api": (GUIDE / "api.py").read_text(),
        "clustered": (GUIDE / "clustered.py").read_text(),
    }
    for name, source in sources.items():
        (tmp_path / f"{name}.py").write_text(source)
    return tmp_path


QUICK = ("threads", "gunicorn --preload", "uvicorn")  # one of each kind: threads, processes, asyncio


@pytest.fixture(params=[name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SERVERS])
def server(request: pytest.FixtureRequest, place: Path) -> Iterator[str]:
    """The address of a server that runs; it has to end when it is told to."""
    package, command = SERVERS[request.param]
    if package and find_spec(package) is None:
        pytest.skip(f"needs {package}")
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    words = command.replace("PORT", str(port)).split()
    log = place / "log"
    with log.open("wb") as output:
        running = subprocess.Popen(
            [sys.executable, *words], cwd=place, env=environment(), stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_for(port, running)
        yield f"http://localhost:{port}"
        running.terminate()
        running.wait(LIMIT)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    assert "Traceback" not in log.read_text()


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(LIMIT * 20):
        try:
            socket.create_connection(("localhost", port), 1).close()
            return
        except OSError:
            pass
        try:
            running.wait(0.05)
            break
        except subprocess.TimeoutExpired:
            pass
    pytest.fail("the server does not answer")


def test_requests_at_once(server: str) -> None:
    """Each gets the answer of its worker, and the server ends when it is told to."""

    def visit(text: str) -> str:
        with urllib.request.urlopen(f"{server}/{text}", timeout=LIMIT) as response:
            return str(response.read().decode())

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(visit, ["one", "two", "three", "four"])] == ["ONE", "TWO", "THREE", "FOUR"]
