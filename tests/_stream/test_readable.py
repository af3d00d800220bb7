"""Reading streams: who gets data when, encodings, the end, `async for`.

Expected traces are what Node 24 prints for the same program over a child's pipes.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, filled, pipe, trace, watch

from nodecompat._loop.current import engine
from nodecompat._net.handle import Handle
from nodecompat._net.socket import Socket
from nodecompat._stream.encodings import decoder, encode
from nodecompat.errors import NodeError
from nodecompat.promise import Promise
from nodecompat.stream import Readable
from nodecompat.timers import setImmediate

__all__ = ["asyncio_is_loaded", "pipe", "trace"]  # fixtures


def test_data_then_end_then_close(pipe: tuple[int, int], trace: list[Any]) -> None:
    """All data, then 'end' (not readable any more, not yet destroyed), then 'close'; the descriptor is closed."""
    stream = filled(pipe, b"hello")
    assert (stream.readable, stream.readableFlowing, stream.readableHighWaterMark) == (True, None, 65536)
    watch(stream, trace, "data", "close")
    stream.on("end", lambda: trace.append((stream.readable, stream.readableEnded, stream.destroyed)))
    engine.drive()
    assert trace == [("data", b"hello"), (False, True, False), ("close", False)]
    assert (stream.destroyed, stream.closed, stream.fd, stream.bytesRead) == (True, True, None, 5)


def test_nothing_before_somebody_asks(pipe: tuple[int, int], trace: list[Any]) -> None:
    """Without a taker there is no data and no end; an ended stream doesn't keep the loop alive."""
    stream = filled(pipe, b"x")
    watch(stream, trace, "end", "close")
    engine.drive()
    assert (trace, stream.readableLength) == ([], 1)
    stream.resume()
    engine.drive()
    assert trace == ["end", ("close", False)]


def test_listener_starts_the_flow_in_a_tick(pipe: tuple[int, int], trace: list[Any]) -> None:
    """Buffered data comes in the tick after the 'data' listener was added, never inside `on`."""
    stream = filled(pipe, b"x")
    engine.drive()
    watch(stream, trace, "resume", "data")
    trace.append("added")
    engine.drive()
    assert trace == ["added", "resume", ("data", b"x")]


def test_pause_and_resume(pipe: tuple[int, int], trace: list[Any]) -> None:
    """While paused nothing is emitted, not even by a new 'data' listener; afterwards it goes on in order."""
    stream = filled(pipe, b"x")
    stream.pause()
    watch(stream, trace, "data", "pause", "end")
    assert (stream.isPaused(), stream.readableFlowing) == (True, False)
    engine.drive()
    assert trace == []
    stream.pause()
    stream.resume()
    engine.drive()
    assert trace == [("data", b"x"), "end"]


def test_pause_inside_a_listener(trace: list[Any]) -> None:
    """A listener that pauses gets one chunk at a time; no more is read than the high-water mark holds."""
    stream = Readable(highWaterMark=2)
    stream._read = lambda size: None  # type: ignore[method-assign]

    def take(chunk: bytes) -> None:
        trace.append(chunk)
        stream.pause()
        setImmediate(stream.resume)

    stream.on("data", take)
    stream.on("end", lambda: trace.append("end"))
    assert [stream.push(chunk) for chunk in (b"aa", b"b", b"c", None)] == [False, False, False, False]
    engine.drive()
    assert trace == [b"aa", b"b", b"c", "end"]


def test_large_data_is_left_in_the_kernel(pipe: tuple[int, int]) -> None:
    """A stream that isn't taken buffers one mark's worth at most."""
    os.set_blocking(pipe[1], False)
    stream = Socket(pipe[0], highWaterMark=1000)
    stream.pause()
    written = os.write(pipe[1], bytes(65536))
    stream.unref()
    setImmediate(lambda: setImmediate(lambda: None))
    engine.drive()
    assert stream.readableLength <= written
    assert os.write(pipe[1], bytes(1)) == 1
    setImmediate(lambda: setImmediate(lambda: None))
    engine.drive()
    assert stream.readableLength == 65536
    stream.destroy()
    engine.drive()


def test_destroy(pipe: tuple[int, int], trace: list[Any]) -> None:
    """`destroy` closes at once: no data, no 'end'; 'close' comes in the closing phase, once."""
    stream = filled(pipe, b"x")
    watch(stream, trace, "data", "end", "close")
    assert stream.destroy() is stream
    assert (stream.destroyed, stream.closed, stream.readable) == (True, True, False)
    stream.destroy(Exception("ignored"))
    engine.drive()
    assert trace == [("close", False)]


def test_destroy_with_an_error(pipe: tuple[int, int], trace: list[Any]) -> None:
    """'error' comes as a tick, then 'close' which tells of it."""
    stream = filled(pipe, b"x")
    watch(stream, trace, "error", "close")
    error = Exception("boo")
    stream.destroy(error)
    assert trace == []
    engine.drive()
    assert trace == [("error", error), ("close", True)]
    assert stream.errored is error


def test_reading_fails(trace: list[Any]) -> None:
    """A failed read is an 'error' event with Node's fields."""
    directory = os.open("/", os.O_RDONLY)
    stream = Socket(handle=Handle(directory))
    watch(stream, trace, "close")
    stream.on("error", lambda error: trace.append((error.code, error.syscall, error.errno, str(error))))
    engine.drive()
    assert trace == [("EISDIR", "read", -21, "read EISDIR"), ("close", True)]


@pytest.mark.parametrize(
    ("encoding", "chunks", "texts"),
    [
        ("utf8", [b"a\xc3", b"\xa9b"], ["a", "éb"]),
        ("UTF-8", [b"\xe2\x82", b"x\xff"], ["\ufffdx\ufffd"]),
        (None, [b"\xf0\x9f", b"\x98"], ["\ufffd"]),
        ("utf16le", [b"a", b"\0b\0"], ["ab"]),
        ("latin1", [b"\xe9"], ["é"]),
        ("hex", [b"\x00\xff", b"a"], ["00ff", "61"]),
        ("base64", [b"ab", b"cd"], ["YWJj", "ZA=="]),
        ("base64url", [b"\xff\xfe\xfd\xfc"], ["__79", "_A"]),
    ],
)
def test_encodings(encoding: str | None, chunks: list[bytes], texts: list[str], trace: list[Any]) -> None:
    """Text comes whole: a character split over chunks waits for its rest, which the end gives out as it is."""
    stream = Readable()
    stream._read = lambda size: None  # type: ignore[method-assign]
    stream.setEncoding(encoding).on("data", trace.append)
    engine.drive()
    for chunk in [*chunks, None]:
        stream.push(chunk)
    engine.drive()
    assert trace == texts


def test_encoding_of_what_is_buffered(pipe: tuple[int, int], trace: list[Any]) -> None:
    """setEncoding applies to data that waits already."""
    stream = filled(pipe, "é".encode())
    engine.drive()
    stream.setEncoding("utf8").on("data", trace.append)
    assert (stream.readableLength, stream.readableEncoding) == (1, "utf8")
    engine.drive()
    assert trace == ["é"]


def test_unknown_encoding() -> None:
    """An unknown name is refused with Node's text."""
    for call in (lambda: Readable().setEncoding("bogus"), lambda: encode("x", "bogus"), lambda: decoder("bogus")):
        with pytest.raises(NodeError, match=r"^Unknown encoding: bogus$") as caught:
            call()
        assert caught.value.code == "ERR_UNKNOWN_ENCODING"


def test_text_to_bytes() -> None:
    """Buffer.from(text, encoding)."""
    assert encode("é\ud800", None) == b"\xc3\xa9\xef\xbf\xbd"
    assert encode("é€", "latin1") == b"\xe9\xac"
    assert encode("ab", "ucs2") == b"a\0b\0"
    assert encode("00fFx1", "hex") == b"\x00\xff"
    assert encode("YWJjZA", "base64") == encode("YWJjZA==", "base64url") == b"abcd"


def test_async_iteration(pipe: tuple[int, int], trace: list[Any]) -> None:
    """`async for` gives the chunks and ends at the end."""
    stream = filled(pipe, b"hello").setEncoding("utf8")

    async def read() -> None:
        trace.extend([chunk async for chunk in stream])
        trace.append("end")

    engine.start_coroutine(read())
    engine.drive()
    assert trace == ["hello", "end"]


def test_leaving_the_iteration(pipe: tuple[int, int]) -> None:
    """Leaving the loop destroys the stream."""
    stream = Socket(pipe[0])
    os.write(pipe[1], b"x")

    async def read() -> None:
        chunks = stream.__aiter__()
        await chunks.__anext__()
        await chunks.aclose()  # type: ignore[attr-defined]

    engine.start_coroutine(read())
    engine.drive()
    assert stream.destroyed is True


@pytest.mark.parametrize(("error", "code"), [(None, "ERR_STREAM_PREMATURE_CLOSE"), (NodeError("boo", code="X"), "X")])
def test_iteration_of_a_destroyed_stream(pipe: tuple[int, int], trace: list[Any], error: Any, code: str) -> None:
    """A stream that is destroyed meanwhile raises its error in the loop, or says that it closed too early."""
    stream = Socket(pipe[0])

    async def read() -> None:
        try:
            trace.extend([chunk async for chunk in stream])
        except NodeError as caught:
            trace.append(caught.code)

    promise = engine.start_coroutine(read())
    assert isinstance(promise, Promise)
    setImmediate(lambda: stream.destroy(error))
    engine.drive()
    assert trace == [code]


def test_unref(pipe: tuple[int, int]) -> None:
    """An unref'd stream doesn't keep the loop; ref takes it back."""
    stream = Socket(pipe[0])
    assert stream.unref() is stream
    engine.drive()  # returns although the pipe is open
    stream.ref()
    setImmediate(stream.destroy)
    engine.drive()
    assert stream.closed is True
