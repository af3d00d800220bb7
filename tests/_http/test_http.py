"""`http`: servers and clients; most of what is Node's is in the conformance cases."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from support_stream import asyncio_is_loaded, trace

import nodecompat
from nodecompat import http, net, undefined
from nodecompat._http import urls
from nodecompat._http.dates import date_line
from nodecompat._loop.current import engine
from nodecompat.errors import NodeError
from nodecompat.stream import Readable, finished, pipeline
from nodecompat.timers import setTimeout

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Every descriptor that a test opens is closed at its end."""
    before = set(os.listdir("/dev/fd"))
    yield
    engine.drive()
    assert set(os.listdir("/dev/fd")) == before


def serve(handle: Any, ask: Any, **options: Any) -> http.Server:
    """A server, and what is done once it listens; run until nothing is left."""
    server = http.createServer(options, handle)
    server.listen(0, "127.0.0.1", lambda: ask(server, server.address().port))
    engine.drive()
    return server


def test_require_gives_it() -> None:
    """`require('http')` is the module, by both names."""
    assert nodecompat.require("http") is http is nodecompat.require("node:http")


def test_a_program_without_http_loads_nothing_of_it() -> None:
    """Neither the package nor its other modules load h11, or this; the module alone loads no h11."""
    program = (
        "import sys, nodecompat.net, nodecompat.child_process\n"
        "assert not [name for name in sys.modules if name.startswith(('nodecompat._http', 'nodecompat.http', 'h11'))]\n"
        "import nodecompat.http\n"
        "assert 'h11' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_h11_it_says_what_to_install() -> None:
    """A server or a request that is made, not the import, is where it fails."""
    program = (
        "import sys; sys.modules['h11'] = None\n"
        "from nodecompat import http\n"
        "for make in (http.createServer, lambda: http.get('http://127.0.0.1:1')):\n"
        "    try: make()\n"
        "    except ModuleNotFoundError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["nodecompat.http needs h11: pip install 'nodecompat[http]'"] * 2


def test_a_field_that_is_not_there_is_undefined(trace: list[Any]) -> None:
    """Fields are asked for as items or as attributes."""

    def handle(request: Any, response: Any) -> None:
        trace.append((request.headers.host == request.headers["host"], request.headers["nope"], request.headers.nope))
        trace.append("nope" in request.headers)
        response.end()

    def ask(server: http.Server, port: int) -> None:
        http.get({"port": port, "agent": False}, lambda res: res.resume().on("close", server.close))

    serve(handle, ask)
    assert trace == [(True, undefined, undefined), False]


def test_bodies_flow_no_faster_than_they_are_read(trace: list[Any]) -> None:
    """8 MiB up and down again, by pipes; what waits in between stays small."""
    size = 8 << 20
    block = os.urandom(1 << 16)
    most = 0

    def handle(request: Any, response: Any) -> None:
        def look() -> None:
            nonlocal most
            most = max(most, response.writableLength + request.readableLength)

        request.on("data", look)
        request.pipe(response)

    def ask(server: http.Server, port: int) -> None:
        digest = hashlib.sha256()

        def answered(response: Any) -> None:
            response.on("data", digest.update)
            response.on("end", lambda: trace.append(digest.digest())).on("close", server.close)

        request = http.request({"port": port, "method": "POST", "agent": False}, answered)
        pipeline(Readable.from_([block] * (size // len(block))), request, lambda error=None: trace.append(error))

    serve(handle, ask)
    assert trace[0] is None or trace[0] is undefined
    assert trace[1] == hashlib.sha256(block * (size // len(block))).digest()
    assert most < 1 << 20


def test_async_handlers_and_iteration(trace: list[Any]) -> None:
    """A handler may be a coroutine; a body is iterated; `finished` tells of a response."""

    async def handle(request: Any, response: Any) -> None:
        finished(response, lambda error=None: trace.append(("finished", not error)))
        body = [chunk async for chunk in request]
        response.end(b"".join(body).upper())

    def ask(server: http.Server, port: int) -> None:
        async def answered(response: Any) -> None:
            trace.append(b"".join([chunk async for chunk in response]))
            server.close()

        http.request({"port": port, "method": "POST", "agent": False}, answered).end("hello")

    serve(handle, ask)
    assert sorted(trace, key=str) == [("finished", True), b"HELLO"]


def test_over_a_path(trace: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`socketPath` leads to a server that listens at a path."""
    monkeypatch.chdir(tmp_path)  # a socket's path has no room for the whole name of some directories
    path = "http.sock"

    def answered(response: Any) -> None:
        response.setEncoding("utf8").on("data", trace.append).on("end", lambda: server.close())

    server = http.createServer(lambda request, response: response.end(request.url))
    server.listen(path, lambda: http.get({"socketPath": path, "path": "/there", "agent": False}, answered))
    engine.drive()
    assert trace == ["/there"]


def test_a_connection_that_another_server_took(trace: list[Any]) -> None:
    """`server.emit('connection', socket)` serves it."""
    inner = http.createServer(lambda request, response: response.end("inner"))

    def ask() -> None:
        http.get({"port": outer.address().port, "agent": False}, answered)

    def answered(response: Any) -> None:
        response.setEncoding("utf8").on("data", trace.append).on("end", lambda: outer.close())

    outer = net.createServer(lambda socket: inner.emit("connection", socket)).listen(0, "127.0.0.1", ask)
    engine.drive()
    assert trace == ["inner"]


def test_a_connection_in_use_is_kept_beyond_the_time_of_an_idle_one(trace: list[Any]) -> None:
    """Each response begins the idle time anew; when nothing more comes the connection is closed."""

    def ask(port: int) -> None:
        client = net.connect(port, "127.0.0.1")

        def write() -> None:
            client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")

        def answered(data: bytes) -> None:
            trace.append(len(trace))
            if len(trace) < 3:
                setTimeout(write, 1100)

        def closed() -> None:
            trace.append("closed")
            server.close()

        client.on("data", answered)
        client.on("close", closed)
        write()

    options = {"keepAliveTimeout": 2000, "keepAliveTimeoutBuffer": 0}
    server = http.createServer(options, lambda request, response: response.end("here"))
    server.listen(0, "127.0.0.1", lambda: ask(server.address().port))
    engine.drive()

    assert trace == [0, 1, 2, "closed"]


def test_urls() -> None:
    """Texts, what urllib gives, and what has a `href`; a default port is left out, names and passwords are decoded."""
    assert urls.options_of("http://U:p%40@Example.COM:8080/a b/ä?q=1#f") == {
        "protocol": "http:", "hostname": "example.com", "hash": "#f", "search": "?q=1", "pathname": "/a%20b/%C3%A4",
        "path": "/a%20b/%C3%A4?q=1", "href": "http://U:p%40@Example.COM:8080/a b/ä?q=1#f", "port": 8080, "auth": "U:p@",
    }  # fmt: skip
    assert urls.options_of(urlsplit("http://h:80?x"))["path"] == "/?x"
    assert "port" not in urls.options_of("http://h:80")
    assert urls.options_of("http://[::1]:1/")["hostname"] == "::1"
    for wrong in ("", "h", "http://", "//h", "http://h:x", "http://h:70000", "http://a b/"):
        with pytest.raises(TypeError) as raised:
            urls.options_of(wrong)
        assert raised.value.code == "ERR_INVALID_URL"  # type: ignore[attr-defined]


def test_the_date_is_that_of_the_world() -> None:
    """English names, GMT, whatever the locale."""
    words = date_line().split(" ")
    assert [len(word) for word in words] == [5, 4, 2, 3, 4, 8, 5]
    assert words[0] == "Date:"
    assert words[-1] == "GMT\r\n"


@pytest.mark.parametrize("headers", [5, True, "ab", None])
def test_headers_that_are_no_object(headers: object) -> None:
    """They have no fields."""
    request = http.request({"host": "127.0.0.1", "port": 1, "headers": headers})
    request.on("error", lambda: None).destroy()
    assert request.getHeaders() == {"host": "127.0.0.1:1"}


def test_auth_is_text_or_bytes() -> None:
    """Whatever else it is, nothing is made of it."""
    with pytest.raises(NodeError) as raised:
        http.request({"host": "127.0.0.1", "port": 1, "auth": 5})
    assert raised.value.code == "ERR_INVALID_ARG_TYPE"
    request = http.request({"host": "127.0.0.1", "port": 1, "auth": b"u:p"})
    request.on("error", lambda: None).destroy()
    assert request.getHeader("authorization") == "Basic dTpw"


@pytest.mark.parametrize("chunk", [{}, []])
def test_an_empty_object_is_no_last_chunk(chunk: Any) -> None:
    """`end({})` is refused as `end({'a': 1})` is, and nothing is taken for an empty body."""
    response = http.ServerResponse(http.IncomingMessage(net.Socket()))
    with pytest.raises(TypeError, match=r"Buffer or Uint8Array\. Received an instance of (Object|Array)"):
        response.end(chunk)
    assert not response.headersSent
