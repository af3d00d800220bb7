"""Streams in messages: what moves, how it ends, and that who does not read stops who writes."""

from __future__ import annotations

import asyncio
import datetime
import gc
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from support_moved import Ends, all_of, conversation, moved, sink, source, turns
from support_stream import asyncio_is_loaded

from nodecompat import (
    Blob,
    Handle,
    ReadableStream,
    TransformStream,
    WritableStream,
    process,
    undefined,
    values,
)
from nodecompat._moved.ledger import CHUNK_COST, MOST_OPEN, WINDOW
from nodecompat.bun import Response
from nodecompat.errors import DataCloneError, IpcChannelClosedError, OutOfRangeError
from nodecompat.events import once
from nodecompat.promise import Promise
from nodecompat.stream import Duplex, PassThrough, Readable, Writable

__all__ = ["asyncio_is_loaded"]  # fixture


def code(error: Any) -> object:
    return getattr(error, "code", None)


# -- what moves ----------------------------------------------------------------------------------------------

CHUNKS: list[Any] = [
    {"a": [1, 2.5, None, undefined, b"bytes"]},
    "text \ud83d",
    b"",
    b"x" * 200_000,
    datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC),
    values.Map([(1, "one")]),
    10**30,
]


@conversation()
async def test_a_readable_stream_moves(ends: Ends) -> None:
    """At any depth, with chunks of any value; it is locked here, and one stream is one stream over there."""
    stream = source(*CHUNKS)
    message = await moved(ends, {"deep": [values.Map([("s", stream)])], "again": stream})
    there = message["deep"][0].get("s")
    assert (stream.locked, there.locked) == (True, False)
    assert message["again"] is there
    got = await all_of(there)
    assert repr(got) == repr(CHUNKS)


@conversation()
async def test_a_writable_stream_moves(ends: Ends) -> None:
    """Chunks come in order; `close` is fulfilled when the sink has closed."""
    log: list[Any] = []
    stream = sink(log)
    there = await moved(ends, stream)
    assert stream.locked
    writer = there.getWriter()
    for number in range(5):
        await writer.write({"n": number})
    await writer.close()
    assert log == [*({"n": number} for number in range(5)), "closed"]


@conversation()
async def test_a_pair_moves(ends: Ends) -> None:
    """A TransformStream with both its sides."""
    pair_here = TransformStream({"transform": lambda chunk, controller: controller.enqueue(chunk * 2)})
    there = await moved(ends, [pair_here])
    assert type(there[0]) is TransformStream
    assert (pair_here.readable.locked, pair_here.writable.locked) == (True, True)
    writer = there[0].writable.getWriter()
    writing = asyncio.gather(writer.write(2), writer.write("ab"), writer.close())
    assert await all_of(there[0].readable) == [4, "abab"]
    await writing


@conversation()
async def test_streams_of_node_move(ends: Ends) -> None:
    """Readable, Writable and Duplex arrive as such: objects, bytes and text as they were."""
    log: list[Any] = []

    def write(chunk: object, _: object, callback: Any) -> None:
        log.append(chunk)
        callback()

    def final(callback: Any) -> None:
        log.append("final")
        callback()

    texts = PassThrough({"encoding": "utf8"})
    texts.end("grüß")
    there = await moved(
        ends,
        {
            "objects": Readable.from_([{"a": 1}, 2]),
            "bytes": Readable.from_([b"ab", b"cd"], objectMode=False),
            "texts": texts,
            "writable": Writable({"write": write, "final": final}),
        },
    )
    assert [type(there[name]).__name__ for name in there] == ["Readable", "Readable", "Readable", "Writable"]
    assert await all_of(there["objects"]) == [{"a": 1}, 2]
    assert b"".join(await all_of(there["bytes"])) == b"abcd"
    assert "".join(await all_of(there["texts"])) == "grüß"
    there["writable"].write("one")
    there["writable"].end(b"two")
    await once(there["writable"], "finish")
    assert log == [b"one", b"two", "final"]


@conversation()
async def test_a_duplex_moves_with_both_sides(ends: Ends) -> None:
    """What is written there comes in here, and the other way round; each side ends by itself."""
    here = PassThrough()
    there = await moved(ends, here)
    assert type(there) is Duplex
    there.write("ping")
    assert await once(there, "data") == [b"ping"]
    there.end()
    await once(there, "end")
    assert (here.writableFinished, here.readableEnded) == (True, True)


@conversation()
async def test_a_blob_is_copied(ends: Ends) -> None:
    """It stays here as well, because it never changes."""
    blob = Blob(["text"], {"type": "text/plain"})
    there = await moved(ends, [blob, blob])
    assert (there[0].size, there[0].type, await there[0].text(), await blob.text()) == (4, "text/plain", "text", "text")


@conversation()
async def test_a_response_moves(ends: Ends) -> None:
    """With bytes or a stream as its body, which is used here."""
    for body in ("text", in_parts(b"te", b"xt"), None):
        here = Response(body, {"status": 201})
        there = await moved(ends, here)
        assert (type(there), there.status, await there.text()) == (Response, 201, "" if body is None else "text")
        assert here.bodyUsed is (body is not None)


async def in_parts(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


@conversation()
async def test_a_stream_that_has_ended_or_failed_moves(ends: Ends) -> None:
    """As it is: what is left of one that was read from, the end of one that has ended, the error of one that failed."""
    failed = ReadableStream({"start": lambda controller: controller.error(ValueError("before"))})
    read = source(1, 2, 3)
    reader = read.getReader()
    await reader.read()
    reader.releaseLock()
    there = await moved(ends, [source(), read, failed])
    assert await all_of(there[0]) == []
    assert await all_of(there[1]) == [2, 3]
    with pytest.raises(ValueError, match=r"^before$"):
        await all_of(there[2])


@conversation()
async def test_a_stream_moves_in_a_chunk_of_a_stream(ends: Ends) -> None:
    """And in the chunks of a writable one, back again."""
    log: list[Any] = []
    there = await moved(ends, {"out": source(source(1, 2), "then"), "in": sink(log)})
    reader = there["out"].getReader()
    inner = (await reader.read()).value
    assert await all_of(inner) == [1, 2]
    assert (await reader.read()).value == "then"
    writer = there["in"].getWriter()
    await writer.write({"back": source("from there")})
    await turns()
    assert await all_of(log[0]["back"]) == ["from there"]


@conversation()
async def test_what_was_moved_moves_on(ends: Ends) -> None:
    """A stream that came from the other side can be sent back: chunks go both ways then."""
    there = await moved(ends, source(1, 2, 3))
    back = once(ends[0], "message")
    ends[1].send(there)
    [again] = await back
    assert await all_of(again) == [1, 2, 3]


# -- how it ends ---------------------------------------------------------------------------------------------


@conversation()
async def test_the_failure_of_a_source_is_read_after_what_came_before(ends: Ends) -> None:
    """With class, message and code."""

    def pull(controller: Any) -> None:
        controller.enqueue("chunk")
        error = TypeError("no more")
        error.code = "E_SOURCE"  # type: ignore[attr-defined]
        controller.error(error)

    stream = ReadableStream({"pull": pull}, {"highWaterMark": 0})
    transform = TransformStream()
    piping = stream.pipeTo(transform.writable)
    piping.catch(lambda _: undefined)
    there = await moved(ends, transform.readable)
    with pytest.raises(TypeError, match=r"^no more$") as caught:
        await all_of(there)
    assert code(caught.value) == "E_SOURCE"


@conversation()
async def test_a_cancellation_reaches_the_source(ends: Ends) -> None:
    """With its reason; one that cannot travel becomes an error of its text."""
    reasons: list[tuple[object, str]] = [
        (["no", 1], "['no', 1]"),
        (undefined, "undefined"),
        (print, "built-in"),
        ("x" * (65 << 20), "xxx"),
        ([source()], "[<nodecompat"),
    ]
    for reason, told in reasons:
        log: list[Any] = []
        there = await moved(ends, source(1, 2, log=log))
        await there.cancel(reason)
        await turns()
        assert log[0][0] == "cancel"
        assert told in str(log[0][1])[:100]


@conversation()
async def test_the_failure_of_a_sink_reaches_the_writer(ends: Ends) -> None:
    """Of a write, and of `close`."""

    def write(chunk: object, _: object) -> None:
        raise ValueError(f"cannot write {chunk}")

    async def close() -> None:
        raise ValueError("cannot close")

    there = await moved(ends, [WritableStream({"write": write}), WritableStream({"close": close})])
    writer = there[0].getWriter()
    await writer.write(1)
    with pytest.raises(ValueError, match=r"^cannot write 1$"):
        await writer.closed
    with pytest.raises(ValueError, match=r"^cannot close$"):
        await there[1].close()


@conversation()
async def test_an_abort_reaches_the_sink(ends: Ends) -> None:
    """After what was written before it."""
    log: list[Any] = []
    there = await moved(ends, sink(log))
    writer = there.getWriter()
    await writer.write("one")
    await writer.abort("stop")
    await turns()
    assert log == ["one", ("abort", "stop")]


@conversation()
async def test_a_chunk_that_cannot_travel_fails_both_sides(ends: Ends) -> None:
    """With DataCloneError; the source is cancelled with it."""
    log: list[Any] = []
    there = await moved(ends, source("good", print, 1, 2, log=log))
    reader = there.getReader()
    assert (await reader.read()).value == "good"
    with pytest.raises(DataCloneError):
        await reader.read()
    await turns()
    assert isinstance(log[0][1], DataCloneError)


@pytest.mark.parametrize("who", [0, 1])
def test_the_end_of_the_channel_is_an_error_of_every_stream(who: int) -> None:
    """ERR_IPC_CHANNEL_CLOSED on both sides, whoever disconnects; what had come is read first."""
    log: list[Any] = []

    @conversation()
    async def talk(ends: Ends) -> None:
        written: list[Any] = []
        there = await moved(ends, {"r": source("a", "b", "c", log=log), "w": sink(written)})
        reader, writer = there["r"].getReader(), there["w"].getWriter()
        log.append((await reader.read()).value)
        await turns()
        ends[who].disconnect()
        await turns()
        log.extend([code(written[0][1]), written[0][0]])
        log.append([(await reader.read()).value, (await reader.read()).value, (await reader.read()).done])
        with pytest.raises(IpcChannelClosedError):
            await writer.write("late")

    talk()
    assert log == ["a", "ERR_IPC_CHANNEL_CLOSED", "abort", ["b", "c", True]]


@conversation()
async def test_who_waits_when_the_channel_ends_is_told(ends: Ends) -> None:
    """A read, a write without credit and a close."""
    log: list[Any] = []
    never = ReadableStream({"cancel": lambda reason: log.append(code(reason))})
    stuck = WritableStream({"write": lambda *_: Promise()})
    slow = WritableStream({"close": lambda: Promise()})
    there = await moved(ends, [never, stuck, slow])
    writer = there[1].getWriter()
    for _ in range(2):  # the sink takes the first and is stuck; the second uses up the credit for that
        await writer.write(bytes(2 * WINDOW))
    waiting = [asyncio.ensure_future(one) for one in (there[0].getReader().read(), writer.write(1), there[2].close())]
    await turns()
    ends[1].disconnect()
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert [code(one) for one in found] == [
        "ERR_IPC_CHANNEL_CLOSED",
        "ERR_IPC_CHANNEL_CLOSED",
        "ERR_IPC_CHANNEL_CLOSED",
    ]
    await turns()
    assert log == ["ERR_IPC_CHANNEL_CLOSED"]


# -- nobody takes it -----------------------------------------------------------------------------------------


@conversation()
async def test_a_stream_that_is_ignored_is_cancelled(ends: Ends) -> None:
    """Soon after its message was emitted, though nothing collects garbage meanwhile."""
    log: list[Any] = []
    ends[1].on("message", lambda *_: None)
    gc.disable()
    try:
        ends[0].send([source(1, 2, 3, log=log), sink(log)])
        await turns()
    finally:
        gc.enable()
    assert log == [("cancel", undefined), ("abort", undefined)]


@conversation()
async def test_a_stream_that_is_dropped_later_is_cancelled(ends: Ends) -> None:
    """When it is collected as garbage."""
    log: list[Any] = []
    there = await moved(ends, source(*[bytes(WINDOW)] * 9, log=log))
    reader = there.getReader()
    await reader.read()
    del reader, there
    gc.collect()
    await turns()
    assert log == [("cancel", undefined)]


@conversation()
async def test_a_message_with_streams_waits_for_a_listener(ends: Ends) -> None:
    """As any message, with all that happens to its streams meanwhile; one that no listener gets is cancelled."""
    log: list[Any] = []
    ends[0].send("first")
    ends[0].send([source(1, 2, 3, log=log), source()])
    ends[0].send(source(1, 2, 3, log=log))
    await turns()
    got: list[Any] = []
    ends[1].once("message", got.append)
    await turns()
    assert got == ["first"]
    assert log == [("cancel", undefined), ("cancel", undefined)]


@conversation()
async def test_a_listener_that_raises_costs_no_channel(ends: Ends) -> None:
    """It is the program's error, whatever its class."""
    log: list[Any] = []
    process.once("uncaughtException", lambda error: log.append(str(error)))

    def listener(message: object) -> None:
        raise ValueError("the program's")

    ends[1].once("message", listener)
    ends[0].send([source(1, 2, 3, log=log)])
    await turns()
    assert (log[0], ends[1].connected) == ("the program's", True)
    assert await all_of(await moved(ends, source(1))) == [1]


# -- flow ----------------------------------------------------------------------------------------------------


@conversation()
async def test_who_does_not_read_stops_who_writes(ends: Ends) -> None:
    """No more than the window is on its way; nothing is sent before the first read."""
    given = [0]

    def pull(controller: Any) -> None:
        given[0] += 1
        controller.enqueue(bytes(65536))

    there = await moved(ends, ReadableStream({"pull": pull}, {"highWaterMark": 0}))
    await turns(50)
    assert given == [1]  # the pipe to the other side takes one
    reader = there.getReader()
    await reader.read()
    await turns(200)
    assert given[0] <= WINDOW // 65536 + 3
    before = given[0]
    for _ in range(WINDOW // 65536):
        await reader.read()
    await turns(200)
    assert before < given[0] <= before + WINDOW // 65536 + 1


@conversation()
async def test_the_end_and_a_failure_come_after_the_chunk_that_waits_for_credit(ends: Ends) -> None:
    """What the source gave is read whole, although the window was full when it ended, and the failure after it."""
    for failure in (None, TypeError("no more")):
        chunks = [bytes(WINDOW), b"second"]

        def pull(controller: Any, chunks: list[bytes] = chunks, failure: object = failure) -> None:
            controller.enqueue(chunks.pop(0))
            if not chunks:
                controller.error(failure) if failure else controller.close()

        reader = (await moved(ends, ReadableStream({"pull": pull}, {"highWaterMark": 0}))).getReader()
        first = reader.read()
        await turns(100)
        assert chunks == []
        assert len((await first).value) == WINDOW
        assert (await reader.read()).value == b"second"
        if failure is None:
            assert (await reader.read()).done is True
        else:
            with pytest.raises(TypeError, match=r"^no more$"):
                await reader.read()


@conversation()
async def test_a_sink_that_is_slow_stops_its_writer(ends: Ends) -> None:
    """A write waits from then on."""
    release: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def write(chunk: object, _: object) -> None:
        await release

    there = await moved(ends, WritableStream({"write": write}))
    writer = there.getWriter()
    done: list[int] = []
    for number in range(1000):
        writer.write(number).then(lambda _, number=number: done.append(number))
    await turns(100)
    assert len(done) <= WINDOW // CHUNK_COST + 2
    release.set_result(None)
    await writer.close()
    assert done == [*range(1000)]


@conversation()
async def test_chunks_and_messages_keep_their_order(ends: Ends) -> None:
    """No chunk overtakes a message that was sent before it, nor the other way round."""
    seen: list[object] = []
    log: list[Any] = []
    there = await moved(ends, sink(log))
    ends[0].on("message", lambda message: log.append(("message", message)))
    writer = there.getWriter()
    for number in range(100):
        writer.write(number)
        ends[1].send(number)
    await writer.close()
    numbers = [entry for entry in log if entry != "closed"]
    assert sorted(map(str, numbers)) == sorted(map(str, [*range(100), *(("message", n) for n in range(100))]))
    assert [entry for entry in numbers if type(entry) is int] == [*range(100)]
    assert [entry[1] for entry in numbers if type(entry) is tuple] == [*range(100)]
    assert seen == []


@conversation()
async def test_many_streams_at_once(ends: Ends) -> None:
    """Each gets its own chunks, in order."""
    there = await moved(ends, [source(*[(index, n) for n in range(20)]) for index in range(200)])
    found = await asyncio.gather(*map(all_of, there))
    assert found == [[[index, n] for n in range(20)] for index in range(200)]


@conversation()
async def test_nothing_is_kept_of_what_is_over(ends: Ends) -> None:
    """After many streams, ended, cancelled and failed, there is none."""
    for _ in range(50):
        there = await moved(ends, [source(1), source(2), sink([])])
        await all_of(there[0])
        await there[1].cancel()
        await there[2].close()
    await turns()
    for end in ends:
        streams = end._endpoint._streams
        assert (len(streams._ledger), streams._ends, streams._early) == (0, {}, {})


# -- what cannot move ----------------------------------------------------------------------------------------


def locked(stream: Any) -> Any:
    stream.getReader() if isinstance(stream, ReadableStream) else stream.getWriter()
    return stream


def half_locked(*, reads: bool) -> TransformStream:
    made = TransformStream()
    locked(made.readable if reads else made.writable)
    return made


def listened() -> Readable:
    stream = Readable.from_([1])
    stream.on("data", lambda _: None)
    return stream


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: locked(source()), "Cannot transfer a locked ReadableStream"),
        (lambda: locked(sink([])), "Cannot transfer a locked WritableStream"),
        (lambda: half_locked(reads=True), "Cannot transfer a locked ReadableStream"),
        (lambda: half_locked(reads=False), "Cannot transfer a locked WritableStream"),
        (listened, "Cannot transfer a locked Readable"),
    ],
)
def test_what_is_locked_cannot_be_sent(make: Callable[[], Any], text: str) -> None:
    """Node's text of postMessage; the path is that to the culprit."""

    @conversation()
    async def talk(ends: Ends) -> None:
        with pytest.raises(DataCloneError) as caught:
            ends[0].send({"a": [make()]})
        assert (str(caught.value), caught.value.path) == (text, "message.a[0]")

    talk()


def silent() -> Readable:
    return Readable({"read": lambda *_: None})


@conversation()
async def test_a_stream_is_sent_once(ends: Ends) -> None:
    """Then it is locked; streams of Node's too."""
    for stream, kind in ((source(1), "ReadableStream"), (sink([]), "WritableStream"), (silent(), "Readable")):
        there = await moved(ends, stream)
        with pytest.raises(DataCloneError, match=f"^Cannot transfer a locked {kind}$"):
            ends[0].send(stream)
        assert type(there).__name__ == kind
        if kind == "Readable":
            there.on("error", lambda _: None)


@conversation()
async def test_too_many_streams_are_refused(ends: Ends) -> None:
    """ERR_OUT_OF_RANGE, before the other side would have to refuse them; nothing moves then."""
    streams = [source() for _ in range(MOST_OPEN + 1)]
    with pytest.raises(OutOfRangeError, match="at most 10000 that are open at once"):
        ends[0].send(streams)
    assert not streams[0].locked
    await all_of(await moved(ends, streams[0]))


@conversation()
async def test_a_message_that_cannot_be_sent_moves_nothing(ends: Ends) -> None:
    """For what else it holds, its size, a handle beside it, or a thread that is not the loop's."""
    stream = source("still here")
    with pytest.raises(DataCloneError) as caught:
        ends[0].send({"stream": stream, "function": print})
    assert caught.value.path == "message.function"
    with pytest.raises(OutOfRangeError):
        ends[0].send([stream, bytes(65 << 20)])
    handle = Handle.copy_of(0)
    with pytest.raises(DataCloneError):
        ends[0].send(stream, handle)
    handle.close()
    failures: list[BaseException] = []

    def send() -> None:
        try:
            ends[0].send(stream)
        except DataCloneError as error:
            failures.append(error)

    thread = threading.Thread(target=send)
    thread.start()
    thread.join()
    assert len(failures) == 1
    assert not stream.locked
    assert await all_of(await moved(ends, stream)) == ["still here"]


@pytest.mark.parametrize("wire", ["json", "advanced"])
@pytest.mark.parametrize("make", [source, lambda: sink([]), PassThrough, TransformStream, lambda: Blob(["x"])])
def test_other_wires_say_what_to_do(wire: str, make: Callable[[], Any]) -> None:
    """DataCloneError: only a Python on the other side can take it."""

    @conversation(wire)
    async def talk(ends: Ends) -> None:
        stream = make()
        with pytest.raises(DataCloneError) as caught:
            ends[0].send({"body": stream})
        assert str(caught.value).endswith(
            "(at message.body). Streams, ports, Blobs and Responses travel between Pythons only (serialization 'cbor'); "
            "send the chunks as messages, or a socket as the handle beside a message."
        )
        assert not getattr(stream, "locked", False)

    talk()
