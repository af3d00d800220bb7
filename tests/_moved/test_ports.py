"""MessageChannel and MessagePort: here, and with one end in another process."""

from __future__ import annotations

from typing import Any

import pytest
from support import run_python
from support_moved import Ends, all_of, conversation, moved, sink, source, turns
from support_stream import asyncio_is_loaded

from nodecompat import (
    MessageChannel,
    MessagePort,
    TransformStream,
    require,
    run,
    setImmediate,
    structuredClone,
    undefined,
)
from nodecompat.errors import DataCloneError, NodeTypeError
from nodecompat.events import once
from nodecompat.worker_threads import receiveMessageOnPort

__all__ = ["asyncio_is_loaded"]  # fixture


def test_messages_are_copied_and_wait_for_a_reader() -> None:
    """`receiveMessageOnPort` takes one at once; undefined when there is none."""
    channel = MessageChannel()
    message = {"n": 1}
    assert channel.port1.postMessage(message) is True
    message["n"] = 2
    channel.port1.postMessage(undefined)
    got = [receiveMessageOnPort(channel.port2) for _ in range(3)]
    assert got == [{"message": {"n": 1}}, {"message": undefined}, undefined]
    assert require("worker_threads").MessagePort is MessagePort


@pytest.mark.parametrize(
    ("source_", "lines"),
    [
        (
            """
            from nodecompat import MessageChannel, process, queueMicrotask, setImmediate
            channel = MessageChannel()
            one, two = channel.port1, channel.port2
            one.on('close', lambda: print('one closed'))
            two.on('close', lambda: print('two closed'))
            two.on('message', lambda m: (print(m), process.nextTick(print, 'tick after', m)))
            one.postMessage('a'); one.postMessage('b'); one.close()
            print(one.postMessage('c'))
            process.nextTick(print, 'tick'); queueMicrotask(lambda: print('micro')); setImmediate(print, 'immediate')
            process.on('exit', lambda *_: print('exit'))
            """,
            "undefined,tick,micro,a,tick after a,b,tick after b,immediate,one closed,two closed,exit",
        ),
        (
            """
            from nodecompat import MessageChannel
            a, b = MessageChannel(), MessageChannel()
            a.port2.on('message', lambda m: (print('a', m), m == 1 and b.port1.postMessage('from a')))
            b.port2.on('message', lambda m: (print('b', m), m == 'from a' and (a.port1.close(), b.port1.close())))
            for n, p in (('b2', b.port2), ('b1', b.port1), ('a2', a.port2), ('a1', a.port1)):
                p.on('close', lambda *, n=n: print(n))
            for i in range(2):
                b.port1.postMessage(i)
                a.port1.postMessage(i)
            """,
            "a 0,a 1,b 0,b 1,b from a,b1,a1,b2,a2",
        ),
    ],
)
def test_the_order_is_that_of_node(source_: str, lines: str) -> None:
    """Messages in the poll phase, each with its ticks; 'close' in the closing phase. Source: Node 26."""
    done = run_python(source_)
    assert (done.stderr, done.lines) == ("", lines.split(","))


def test_a_port_keeps_the_program_alive_while_it_listens() -> None:
    """From the first listener to the last; an explicit `unref` lets it end."""
    channel = MessageChannel()
    port = channel.port1
    seen = [port.hasRef()]
    port.on("message", print)
    seen.append(port.hasRef())
    port.unref()
    seen.append(port.hasRef())
    port.ref()
    port.off("message", print)
    seen.append(port.hasRef())
    port.onmessage = print
    seen.append(port.hasRef())
    port.removeAllListeners("message")
    seen.append(port.hasRef())
    assert seen == [False, True, False, False, True, False]


def test_listeners_of_both_kinds() -> None:
    """Those of an emitter get the message, those of a target an event, in the order they were added."""
    done = run_python(
        """
        from nodecompat import MessageChannel
        channel = MessageChannel()
        port = channel.port2
        port.addEventListener('message', lambda e: print('event', e.type, e.data, e.ports, e.target is port))
        port.on('message', lambda m: print('message', m))
        port.onmessage = lambda e: print('handler', e.data)
        port.once('message', lambda m: (print('once', m), port.close(lambda: print('closed'))))
        print(port.listenerCount('message'), port.eventNames())
        channel.port1.postMessage(1)
        channel.port1.postMessage(2)
        """
    )
    assert done.lines == [
        "4 ['message']", "event message 1 [] True", "message 1", "handler 1", "once 1", "closed",
    ]  # fmt: skip


CHANNEL = MessageChannel()
CLOSED = MessageChannel()
CLOSED.port1.close()


def reading(stream: Any) -> Any:
    stream.getReader()
    return stream


@pytest.mark.parametrize(
    ("message", "transfer", "text"),
    [
        (lambda s: s, None, "Object that needs transfer was found in message but not listed in transferList"),
        (lambda s: {"a": [CHANNEL.port1]}, None, "Object that needs transfer was found in message but not listed in "
         "transferList"),
        (lambda s: s, lambda s: [s, s], "Transfer list contains duplicate ReadableStream"),
        (lambda s: reading(s), lambda s: [s], "Cannot transfer a locked ReadableStream"),
        (lambda s: 1, lambda s: [{}], "Found invalid value in transferList."),
        (lambda s: 1, lambda s: {"transfer": [None]}, "Found invalid value in transferList."),
        (lambda s: 1, lambda s: [CHANNEL.port1], "Transfer list contains source port"),
        (lambda s: 1, lambda s: [CHANNEL.port2, CHANNEL.port2], "Transfer list contains duplicate MessagePort"),
        (lambda s: 1, lambda s: [CLOSED.port1], "MessagePort in transfer list is already detached"),
    ],
)  # fmt: skip
def test_what_cannot_be_posted(message: Any, transfer: Any, text: str) -> None:
    """Node's texts, with the code 25; nothing is taken."""
    stream = source(1)
    with pytest.raises(DataCloneError) as caught:
        CHANNEL.port1.postMessage(message(stream), undefined if transfer is None else transfer(stream))
    assert (str(caught.value), caught.value.code) == (text, 25)
    assert CHANNEL.port2._core is not None


@pytest.mark.parametrize(
    ("call", "code", "text"),
    [
        (lambda: CHANNEL.port1.postMessage(), "ERR_MISSING_ARGS", "Not enough arguments to MessagePort.postMessage"),
        (lambda: CHANNEL.port1.postMessage(1, 5), "ERR_INVALID_ARG_TYPE", "Optional transferList argument must be an iterable"),
        (lambda: CHANNEL.port1.postMessage(1, {"transfer": None}), "ERR_INVALID_ARG_TYPE",
         "Optional options.transfer argument must be an iterable"),
        (lambda: MessagePort(), "ERR_CONSTRUCT_CALL_INVALID", "Constructor cannot be called"),
        (lambda: receiveMessageOnPort({}), "ERR_INVALID_ARG_TYPE", 'The "port" argument must be a MessagePort instance'),
    ],
)  # fmt: skip
def test_calls_that_are_wrong(call: Any, code: str, text: str) -> None:
    """Node's texts and codes."""
    with pytest.raises(NodeTypeError) as caught:
        call()
    assert (caught.value.code, str(caught.value)) == (code, text)


@conversation()
async def test_structured_clone_transfers(ends: Ends) -> None:
    """Streams are locked here and alive in the copy; a port is closed here."""
    log: list[Any] = []
    readable, writable, pair, channel = source([1], 2), sink(log), TransformStream(), MessageChannel()
    copy: Any = structuredClone(
        {"r": readable, "w": [writable], "t": pair, "p": channel.port1},
        transfer=[readable, writable, pair, channel.port1],
    )
    assert (readable.locked, writable.locked, pair.readable.locked, channel.port1._core) == (True, True, True, None)
    assert await all_of(copy["r"]) == [[1], 2]
    writer = copy["w"][0].getWriter()
    await writer.write("x")
    await writer.close()
    await turns()
    assert log == ["x", "closed"]
    copy["p"].postMessage("through")
    assert receiveMessageOnPort(channel.port2) == {"message": "through"}
    with pytest.raises(DataCloneError, match="needs transfer"):
        structuredClone(source())


@conversation()
async def test_a_port_moves_to_another_process(ends: Ends) -> None:
    """Messages go both ways, those that waited first; streams and ports too; the end of one is the end of the other."""
    channel = MessageChannel()
    channel.port2.postMessage("waited")
    there = await moved(ends, {"port": channel.port1})
    port = there["port"]
    assert await once(port, "message") == ["waited"]
    port.postMessage({"back": b"bytes"})
    assert await once(channel.port2, "message") == [{"back": b"bytes"}]
    stream, other = source("in a port"), MessageChannel()
    channel.port2.postMessage([stream, other.port1], [stream, other.port1])
    [[arrived, second]] = await once(port, "message")
    assert await all_of(arrived) == ["in a port"]
    second.postMessage("nested")
    assert await once(other.port2, "message") == ["nested"]
    closing = once(channel.port2, "close")
    port.close()
    await closing
    other.port2.close()


@conversation()
async def test_a_port_that_was_moved_moves_on(ends: Ends) -> None:
    """Back to where it came from, or on; its partner does not notice."""
    channel = MessageChannel()
    there = await moved(ends, channel.port1)
    coming = once(ends[0], "message")
    ends[1].send(there)
    [back] = await coming
    channel.port2.postMessage("round")
    assert await once(back, "message") == ["round"]
    back.postMessage("trip")
    assert await once(channel.port2, "message") == ["trip"]
    channel.port2.close()
    await once(back, "close")


@conversation()
async def test_the_end_of_the_channel_closes_its_ports(ends: Ends) -> None:
    """On both sides; so does a message that nobody takes."""
    channel, unwanted = MessageChannel(), MessageChannel()
    there = await moved(ends, channel.port1)
    ends[1].once("message", lambda _: None)
    ends[0].send("first")
    ends[0].send(unwanted.port1)
    closing = [once(there, "close"), once(channel.port2, "close")]
    await turns(5)
    ends[0].disconnect()
    for one in closing:
        await one
    await turns()
    assert (there._core, channel.port2._core) == (None, None)


def test_ports_take_their_turns_in_the_order_in_which_they_were_made() -> None:
    """Those that one of them wakes: in the same round if they were made after it, else in the next one."""
    channels = [MessageChannel() for _ in range(5)]
    seen: list[object] = []

    def heard(place: int, message: object) -> None:
        seen.append((place, message))
        if message == "wake" and place == 2:
            for other in (0, 2, 4):
                channels[other].port1.postMessage("woken")

    for place, channel in enumerate(channels):
        channel.port2.on("message", lambda message, place=place: heard(place, message))
    for place in (3, 2, 1):
        channels[place].port1.postMessage("wake")

    def close() -> None:
        for channel in channels:
            channel.port1.close()

    setImmediate(lambda: setImmediate(close))
    run()

    assert seen == [(1, "wake"), (2, "wake"), (2, "woken"), (3, "wake"), (4, "woken"), (0, "woken")]
