"""Clients that mean no good, or do not know better: what they are told, and what they cost."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace

from nodecompat import http, net
from nodecompat._http.failures import ParseError
from nodecompat._http.reading import End, Head, Reader
from nodecompat._http.refusals import why
from nodecompat._loop.current import engine

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures

BAD = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
LARGE = "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
LONG = "HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n"
LATE = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n"


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Every descriptor that a test opens is closed at its end."""
    before = set(os.listdir("/dev/fd"))
    yield
    engine.drive()
    assert set(os.listdir("/dev/fd")) == before


def get(*lines: bytes, first: bytes = b"GET / HTTP/1.1", body: bytes = b"") -> bytes:
    """A request with further header lines."""
    return b"".join([line + b"\r\n" for line in (first, b"Host: x", *lines, b"")]) + body


def post(*lines: bytes, body: bytes = b"") -> bytes:
    """The same with a body."""
    return get(*lines, first=b"POST / HTTP/1.1", body=body)


def chunks(body: bytes) -> bytes:
    """A request whose body comes in chunks."""
    return post(b"Transfer-Encoding: chunked", body=body)


def ok(text: str) -> str:
    """The answer to a request that was taken."""
    return f"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {len(text)}\r\n\r\n{text}"


ATTACKS: dict[str, tuple[bytes, str]] = {
    # two statements of where the body ends
    "length and chunks": (post(b"Content-Length: 5", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n"), BAD),
    "chunks and length": (post(b"Transfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n"), BAD),
    "two lengths": (post(b"Content-Length: 2", b"Content-Length: 3", body=b"abc"), BAD),
    "one length twice": (post(b"Content-Length: 2", b"Content-Length: 2", body=b"ab"), BAD),
    "a list of lengths": (post(b"Content-Length: 2, 2", body=b"ab"), BAD),
    "chunked twice": (post(b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n"), BAD),
    "chunked, chunked": (post(b"Transfer-Encoding: chunked, chunked", body=b"0\r\n\r\n"), BAD),
    "chunked not last": (post(b"Transfer-Encoding: chunked, gzip", body=b"0\r\n\r\n"), BAD),
    "a length in the trailer": (chunks(b"2\r\nab\r\n0\r\nContent-Length: 5\r\n\r\n"), BAD),
    # a statement that one reads and another does not
    "a sign": (post(b"Content-Length: +2", body=b"ab"), BAD),
    "below zero": (post(b"Content-Length: -2", body=b"ab"), BAD),
    "hexadecimal": (post(b"Content-Length: 0x2", body=b"ab"), BAD),
    "an empty length": (post(b"Content-Length: "), BAD),
    "a space in it": (post(b"Content-Length: 2 2", body=b"ab"), BAD),
    "65 bits": (post(b"Content-Length: 18446744073709551616"), BAD),
    "xchunked": (post(b"Transfer-Encoding: xchunked", body=b"0\r\n\r\n"), BAD),
    "a tab after chunked": (post(b"Transfer-Encoding: chunked\t", body=b"0\r\n\r\n"), BAD),
    "a vertical tab before it": (post(b"Transfer-Encoding: \x0bchunked", body=b"0\r\n\r\n"), BAD),
    "identity": (post(b"Transfer-Encoding: identity", body=b"ab"), BAD),
    "a space before the colon": (post(b"Transfer-Encoding : chunked", body=b"0\r\n\r\n"), BAD),
    "a tab before the colon": (get(b"X\t: 1"), BAD),
    "a folded field": (post(b"Transfer-Encoding:", b" chunked", body=b"0\r\n\r\n"), BAD),
    "a folded value": (get(b"X: a", b"\tb"), BAD),
    "a folded first field": (b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", BAD),
    "bare line feeds": (b"GET / HTTP/1.1\nHost: x\n\n", BAD),
    "one bare line feed": (b"GET / HTTP/1.1\r\nHost: x\nX: 1\r\n\r\n", BAD),
    "one at the end": (b"GET / HTTP/1.1\r\nHost: x\r\n\n", BAD),
    "a bare carriage return": (get(b"X: a\rContent-Length: 5"), BAD),
    "NUL": (get(b"X: a\0b"), BAD),
    "a control character": (get(b"X: a\x01b"), BAD),
    "DEL": (get(b"X: a\x7fb"), BAD),
    "a name beyond ASCII": (get(b"X\xe9: 1"), BAD),
    "no name": (get(b": 1"), BAD),
    "no colon": (get(b"Xfoo"), BAD),
    # no request at all
    "TLS": (bytes.fromhex("16030100c8010000c40303"), BAD),
    "binary": (b"\x00\x01\x02\x03\r\n\r\n", BAD),
    "text": (b"hello\r\n\r\n", BAD),
    "text without an end": (b"hello", BAD),
    "a leading space": (b" " + get(), BAD),
    "a method of no list": (get(first=b"FOO / HTTP/1.1"), BAD),
    "a method in lower case": (get(first=b"get / HTTP/1.1"), BAD),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", BAD),
    "a version of no list": (get(first=b"GET / HTTP/1.2"), BAD),
    "another protocol": (get(first=b"GET / ICY/1.1"), BAD),
    "a tab for a space": (get(first=b"GET\t/ HTTP/1.1"), BAD),
    "a space in the target": (get(first=b"GET /a b HTTP/1.1"), BAD),
    "a target beyond ASCII": (get(first=b"GET /\xe9 HTTP/1.1"), BAD),
    "no slash": (get(first=b"GET foo HTTP/1.1"), BAD),
    "more after close": (get(b"Connection: close") + get(), BAD),
    # chunks that are none
    "no size": (chunks(b"\r\nab\r\n0\r\n\r\n"), BAD),
    "a size with a sign": (chunks(b"-2\r\nab\r\n0\r\n\r\n"), BAD),
    "a size with 0x": (chunks(b"0x2\r\nab\r\n0\r\n\r\n"), BAD),
    "a space before the size": (chunks(b" 2\r\nab\r\n0\r\n\r\n"), BAD),
    "a bare line feed after it": (chunks(b"2\nab\r\n0\r\n\r\n"), BAD),
    "a bare line feed after the chunk": (chunks(b"2\r\nab\n0\r\n\r\n"), BAD),
    "a bare line feed at the end": (chunks(b"2\r\nab\r\n0\r\n\n"), BAD),
    "a bare line feed after the last chunk": (chunks(b"2\r\nab\r\n0\n\r\n"), BAD),
    "a bare line feed in the trailer": (chunks(b"2\r\nab\r\n0\r\nX: 1\n\r\n"), BAD),
    "another encoding in the trailer": (chunks(b"2\r\nab\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"), BAD),
    "a chunk that is longer": (chunks(b"2\r\nabc\r\n0\r\n\r\n"), BAD),
    "a line feed in an extension": (chunks(b"2;a\nb\r\nab\r\n0\r\n\r\n"), BAD),
    # too much
    "a long field": (get(b"X: " + b"a" * 16384), LARGE),
    "a long field without an end": (b"GET / HTTP/1.1\r\nX: " + b"a" * 20000, LARGE),
    "a long target": (get(first=b"GET /" + b"a" * 16384 + b" HTTP/1.1"), LARGE),
    "a long target without an end": (b"GET /" + b"a" * 20000, LARGE),
    "many fields": (get(*[b"h: 1"] * 1000), LARGE),
    "many short fields": (b"GET / HTTP/1.1\r\n" + b"a:\r\n" * 15000 + b"Host: x\r\n\r\n", LARGE),
    "a long trailer": (chunks(b"0\r\n" + b"T: vvvvvvvvvvvvvvvvvvvvvvv\r\n" * 2000), LARGE),
    "a long extension": (chunks(b"2;a=" + b"x" * 20000 + b"\r\nab\r\n0\r\n\r\n"), LONG),
    "a long extension without an end": (chunks(b"2;a=" + b"x" * 20000), LONG),
    # what is odd and right
    "line ends before it": (b"\r\n\r\n" + get(b"Connection: close"), ok("")),
    "as long as may be": (get(b"Connection: close", b"X: " + b"a" * 16300), ok("")),
    "extensions": (post(b"Connection: close", b"Transfer-Encoding: chunked", body=b'2;a="b;c"\r\nab\r\n0\r\n\r\n'), ok("ab")),
    "zeros before a length": (post(b"Connection: close", b"Content-Length: 0002", body=b"ab"), ok("ab")),
    "many extensions": (
        post(b"Connection: close", b"Transfer-Encoding: chunked", body=(b"1;a=" + b"x" * 99 + b"\r\na\r\n") * 300 + b"0\r\n\r\n"),
        ok("a" * 300),
    ),
}  # fmt: skip


def answered(request: Any, response: Any) -> None:
    """Give back the body."""
    body: list[str] = []
    response.sendDate = False
    request.on("error", lambda: None)
    request.setEncoding("latin1").on("data", body.append).on("end", lambda: response.end("".join(body)))


def test_who_cannot_be_understood_is_told_so() -> None:
    """Each gets Node's answer, byte for byte, and the connection ends; the server goes on."""
    answers: dict[str, str] = {}
    server = http.createServer(answered)

    def ask(name: str, sent: bytes) -> None:
        got: list[str] = []
        socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
        socket.on("data", got.append).on("error", lambda: None)
        socket.on("close", lambda: answers.update({name: "".join(got)}))
        socket.write(sent)

    def started() -> None:
        for name, (sent, _) in ATTACKS.items():
            ask(name, sent)
        server.unref()

    server.listen(0, "127.0.0.1", started)
    engine.drive()
    server.close()

    assert answers == {name: answer for name, (_, answer) in ATTACKS.items()}


def test_who_is_slow_is_told_so() -> None:
    """A head, or a body, that does not come in time: 408; also a client that says nothing at all."""
    answers: list[str] = []
    server = http.createServer(
        {"headersTimeout": 30, "requestTimeout": 60, "connectionsCheckingInterval": 10}, answered
    )

    def ask(sent: bytes) -> None:
        got: list[str] = []
        socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
        socket.on("data", got.append).on("close", lambda: answers.append("".join(got)))
        socket.write(sent)
        socket.on("close", lambda: server.close() if len(answers) == 4 else None)

    def started() -> None:
        for sent in (b"", b"GET / HTTP/1.1\r\nHo", post(b"Content-Length: 5", body=b"ab"), chunks(b"5\r\nab")):
            ask(sent)

    server.listen(0, "127.0.0.1", started)
    engine.drive()

    assert answers == [LATE, LATE, LATE, LATE]


@pytest.mark.parametrize(
    ("begin", "rest", "code"),
    [
        (b"GET / HTTP/1.1\r\n", b"X: aaaaaaaaaaaaaaaaaaaa\r\n", "HPE_HEADER_OVERFLOW"),
        (b"GET / HTTP/1.1\r\nX: ", b"a" * 100, "HPE_HEADER_OVERFLOW"),
        (b"GET / HTTP/1.1\r\n", b"a:\r\n", "HPE_HEADER_OVERFLOW"),
        (b"GET /", b"a" * 100, "HPE_HEADER_OVERFLOW"),
        (chunks(b"1"), b";a=b", "HPE_CHUNK_EXTENSIONS_OVERFLOW"),
        (chunks(b"1;a="), b"b", "HPE_CHUNK_EXTENSIONS_OVERFLOW"),
        (chunks(b"0\r\n"), b"T: aaaaaaaaaaaaaaaaaaaa\r\n", "HPE_HEADER_OVERFLOW"),
        (chunks(b"0\r\nT:"), b"a", "HPE_HEADER_OVERFLOW"),
    ],
    ids=[
        "fields",
        "a field",
        "short fields",
        "a target",
        "an extension",
        "bytes of an extension",
        "a trailer",
        "bytes of a trailer",
    ],
)
def test_what_has_no_end_costs_little(begin: bytes, rest: bytes, code: str) -> None:
    """However small the pieces are, the reader gives up before it holds 64 KiB."""
    reader = Reader(of_requests=True)
    reader.feed(begin)
    fed = len(begin)
    seen: list[object] = []
    while not any(isinstance(one, ParseError) for one in seen) and fed < 1 << 20:
        while (event := reader.next()) is not None:
            seen.append(event)
            if isinstance(event, ParseError):
                break
        reader.feed(rest)
        fed += len(rest)

    assert isinstance(seen[-1], ParseError)
    assert seen[-1].code == code
    assert fed < 1 << 16


def test_pieces_of_any_size_make_the_same_events() -> None:
    """A request byte by byte is read as it is at once."""
    sent = chunks(b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: v\r\n\r\n") + get(b"Cookie: a")

    def events(size: int) -> list[object]:
        reader = Reader(of_requests=True)
        found: list[object] = []
        for at in range(0, len(sent), size):
            reader.feed(sent[at : at + size])
            while (event := reader.next()) is not None:
                if isinstance(event, Head):
                    found.append((event.method, event.target, event.fields))
                elif isinstance(event, End):
                    found.append(event.fields)
                else:
                    found.append(event)
        body = b"".join([one for one in found if isinstance(one, bytes)])
        return [*(one for one in found if not isinstance(one, bytes)), body]

    whole = events(len(sent))
    assert whole[-1] == b"abcde"
    assert whole == events(1) == events(7) == events(50)


def test_a_head_that_came_before_is_read_as_then() -> None:
    """With the same fields, byte for byte, on this connection or another; what a program does to one request is not in the next."""
    bare = b"GET /again HTTP/1.1\r\nX-A: 1\r\n\r\n"
    hosted = bare.replace(b"X-A", b"Host: x\r\nX-A")
    last = hosted.replace(b"X-A", b"Connection: close\r\nX-A")

    def events(*pieces: bytes, max_headers: int = 10) -> list[object]:
        reader, found = Reader(of_requests=True, max_headers=max_headers), list[object]()
        for piece in pieces:
            reader.feed(piece)
            while (event := reader.next()) is not None:
                if isinstance(event, Head):
                    found.append((event.method, event.target, event.version, [*event.fields], {*event.special}))
                    event.fields.append("changed")
                elif isinstance(event, ParseError):
                    return [*found, event.reason]
                else:
                    found.append("end")
        assert reader.is_idle
        return found

    one = ("GET", "/again", "1.1", ["X-A", "1"], set[str]())
    other = ("GET", "/again", "1.1", ["Host", "x", "X-A", "1"], {"host"})
    closing = ("GET", "/again", "1.1", ["Host", "x", "Connection", "close", "X-A", "1"], {"host", "connection"})
    for _ in range(2):
        assert events(bare, bare) == [one, "end", one, "end"]
        assert events(hosted, hosted[:20], hosted[20:]) == [other, "end", other, "end"]
        assert events(hosted + hosted) == [other, "end", other, "end"]
        assert events(last, hosted) == [closing, "end", "Data after `Connection: close`"]
        assert events(hosted, max_headers=1) == ["Header overflow"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"HEAD /other?a=b#c HTTP/1.1", ("HEAD", "/other?a=b#c", "1.1", True)),
        (b"GET / HTTP/1.0", ("GET", "/", "1.0", False)),
        (b"GET * HTTP/1.1", ("GET", "*", "1.1", True)),
        (b"LOCK / HTTP/1.1", ("LOCK", "/", "1.1", True)),
        (b"GET /a b HTTP/1.1", "Expected HTTP/, RTSP/ or ICE/"),
        (b"GET /\x01 HTTP/1.1", "Invalid char in url path"),
        (b"GET / HTTP/1.2", "Invalid HTTP version"),
        (b"NONE / HTTP/1.1", "Invalid method encountered"),
        (b"GET / HTTP/1.1\r\n", "end"),
        (b"GET /" + b"a" * 300 + b" HTTP/1.1", "Header overflow"),
    ],
)
def test_another_line_before_fields_that_are_known(line: bytes, expected: object) -> None:
    """The line says what the request is, and is refused as if the fields were new."""
    fields = b"\r\nHost: x\r\nX-Known: 1\r\n\r\n"
    for first in (b"GET /first HTTP/1.1", b"GET /second HTTP/1.1", line):
        reader = Reader(of_requests=True, max_header_size=300)
        reader.feed(first + fields)
        event = reader.next()
    if isinstance(event, ParseError):
        assert event.reason == expected
        return
    assert isinstance(event, Head)
    if expected != "end":  # an empty line ends the head, and what follows is another message
        assert (event.method, event.target, event.version, event.keep_alive) == expected
        assert event.fields == ["Host", "x", "X-Known", "1"]
    else:
        assert event.fields == []


@pytest.mark.parametrize(
    ("head", "code", "reason"),
    [
        (
            b"Content-Length: 1\r\nTransfer-Encoding: eee, chunked",
            "TRANSFER_ENCODING",
            "Transfer-Encoding can't be present",
        ),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 1", "CONTENT_LENGTH", "Content-Length can't be present"),
        (b"Transfer-Encoding: eee", "TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`"),
        (b"\rZ", "STRICT", "Expected LF after headers"),
    ],
)
def test_why_a_head_is_refused(head: bytes, code: str, reason: str) -> None:
    """The second of two lengths is what is wrong, whatever it says; a return alone ends no head."""
    reader = Reader(of_requests=True)
    reader.feed(b"POST / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n\r\n")
    refused = reader.next()
    if isinstance(refused, Head):  # a request whose body nobody can read
        refused = reader.next()
    assert isinstance(refused, ParseError)
    assert refused.code in (f"HPE_INVALID_{code}", f"HPE_{code}")
    assert refused.reason.startswith(reason)


FIELDS = b"A: b\r\n"


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        (FIELDS * 1000, 1000),
        (FIELDS * 1001, 0),
        (b"Host: a\r\nHost: b\r\n" + FIELDS * 998, 1000),
        (b"Host: a\r\nHost: b\r\n" + FIELDS * 999, 0),
        (b"Transfer-Encoding: gzip\r\n", 1),
        (b"Host: a\r\nhost: b\r\nTransfer-Encoding: gzip\r\n", 3),
        (b"Content-Length: 1\r\nContent-Length: 1\r\n", 0),
    ],
)
def test_fields_of_a_request_with_another_number_of_hosts_than_one(fields: bytes, taken: int) -> None:
    """They are those that were sent, and a thousand at most; what is refused is refused with an error of Node's."""
    reader = Reader(of_requests=True)
    reader.feed(b"POST / HTTP/1.1\r\n" + fields + b"\r\n")
    found = reader.next()
    assert isinstance(found, Head if taken else ParseError)
    if isinstance(found, Head):
        assert (
            b"".join(
                name.encode() + b": " + value.encode() + b"\r\n"
                for name, value in zip(found.fields[::2], found.fields[1::2], strict=True)
            )
            == fields
        )
        assert len(found.fields) == 2 * taken


PIECES = (
    b"GET ", b"POST ", b"CONNECT ", b"/", b" HTTP/1.1\r\n", b" HTTP/1.0\r\n", b"Host: a\r\n", b"host:\r\n", b"X: y\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip\r\n", b"Transfer-Encoding:\r\n", b"Content-Length: 3\r\n",
    b"Content-Length: 4\r\n", b"Connection: upgrade\r\nUpgrade: x\r\n", b"A: " + b"b" * 70 + b"\r\n", b"\r\n", b"abc",
    b"3\r\nabc\r\n", b"3;a=b\r\nabc\r\n", b"0\r\n", b"\n", b"\r", b":", b" ", b"\x00", b"\xff",
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 \r\n", b"HTTP/1.1 204\r\n",
)  # fmt: skip


@pytest.mark.parametrize("of_requests", [True, False])
def test_whatever_comes_is_read_or_refused(*, of_requests: bool) -> None:
    """No bytes raise anything; each packet comes to an end."""
    choices = random.Random(1)
    for _ in range(3000):
        reader = Reader(
            of_requests=of_requests, max_header_size=choices.choice([0, 64]), max_headers=choices.choice([2, 1000])
        )
        begun = b"POST / HTTP/1.1\r\n" if of_requests else b"HTTP/1.1 200 OK\r\n"
        sent = begun + b"".join(choices.choices(PIECES, k=choices.randrange(12)))
        size = choices.randrange(1, len(sent) + 1)
        for at in range(0, len(sent), size):
            reader.feed(sent[at : at + size])
            for _ in range(len(sent) + 1):
                found = reader.next()
                if found is None or isinstance(found, ParseError) or getattr(found, "upgrade", False):
                    break
            else:
                pytest.fail(f"no end: {sent!r}")
            if found is not None:
                break
        if isinstance(found, ParseError):
            assert 0 <= reader.parsed(found) <= len(sent)


@pytest.mark.parametrize(
    ("value", "at"),
    [(b"9" * 5000, 20), (b"0" * 5000 + b"9" * 30, 5020), (b"18446744073709551616", 20), (b" " * 5000 + b"1x", 5001)],
)
def test_a_long_length_is_looked_at_once(value: bytes, at: int) -> None:
    """Where it is refused is known, however many digits or spaces it has."""
    said = why("bad Content-Length", b"GET / HTTP/1.1\r\nContent-Length:" + value + b"\r\n\r\n", of_requests=True)
    assert (said.code, said.position) == ("HPE_INVALID_CONTENT_LENGTH", 31 + at)


def test_why_a_chunk_is_refused() -> None:
    """A return alone after the size of a chunk has words of its own."""
    said = why("illegal chunk header: bytearray(b'5\\r\\r;ABCD')", None, of_requests=True)
    assert (said.code, said.reason) == ("HPE_STRICT", "Expected LF after chunk size")
    said = why("illegal chunk header: bytearray(b'xyz\\r\\n')", None, of_requests=True)
    assert said.code == "HPE_INVALID_CHUNK_SIZE"
