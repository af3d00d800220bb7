"""One limit of depth, both ways, on every wire: 1,000 levels are sent and received, and nothing that is received is too
deep to be sent."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, Channel
from nodecompat._wires.cbor.tags import cbor_head
from nodecompat._wires.json.fast import fast
from nodecompat.errors import InvalidArgValueError
from nodecompat.values import Map, Set

WIRES = ["cbor", "json", "json without orjson", "v8", "jsc"]
BINARY = ["cbor", "v8", "jsc"]


@pytest.fixture(autouse=True)
def usual_road() -> Iterator[None]:
    """As it was before."""
    before = fast.dumps, fast.loads, fast.until_import
    yield
    fast.dumps, fast.loads, fast.until_import = before


def channel(wire: str) -> Channel:
    """One end of a channel, for one message."""
    if wire == "json":
        fast.take()
    elif wire == "json without orjson":
        fast.leave_alone()
    made = Channel({"v8": "advanced", "jsc": "advanced"}.get(wire, wire.partition(" ")[0]))
    made.speak(wire if wire in ("v8", "jsc") else None)
    return made


def frame_of(wire: str, value: object) -> bytes:
    """The bytes of a message."""
    frame = channel(wire).send(value)
    return frame if isinstance(frame, bytes) else b"".join(frame)


def received(wire: str, frame: bytes) -> tuple[str, Any]:
    """What a frame is to the receiver."""
    ((kind, value),) = channel(wire).receive(frame)[0]
    return kind, value


class Box:
    """A plain instance."""

    def __init__(self, inner: object) -> None:
        self.inner = inner


class Turned:
    """An instance that says what it is."""

    def __init__(self, inner: object) -> None:
        self.inner = inner

    def toJSON(self) -> dict[str, object]:
        return {"inner": self.inner}


MAKERS: dict[str, Callable[[Any], Any]] = {
    "list": lambda inner: [inner],
    "dict": lambda inner: {"a": inner},
    "both": lambda inner: {"a": inner} if type(inner) is list else [inner],
    "tuple": lambda inner: (inner,),
    "tuple and dict": lambda inner: (inner,) if type(inner) is dict else {"a": inner},
    "odd keys": lambda inner: {5: inner},
    "instance": Box,
    "toJSON": Turned,
}
RARE: dict[str, Callable[[Any], Any]] = {
    "value of a Map": lambda inner: Map([("a", inner)]),
    "key of a Map": lambda inner: Map([(inner, 1)]),
    "Set": lambda inner: Set([inner]),
}
ROWS = [(wire, MAKERS, name) for wire in WIRES for name in MAKERS] + [
    (wire, RARE, name) for wire in BINARY for name in RARE
]


def nested(make: Callable[[Any], Any], levels: int) -> Any:
    """A value of so many levels."""
    value: Any = 1
    for _ in range(levels):
        value = make(value)
    return value


@pytest.mark.parametrize(("wire", "makers", "name"), ROWS)
def test_1000_levels_travel_and_one_more_does_not(wire: str, makers: dict[str, Any], name: str) -> None:
    """What arrives may be sent on: an echo never fails."""
    frame = frame_of(wire, nested(makers[name], 1000))
    kind, value = received(wire, frame)

    assert kind is MESSAGE
    assert received(wire, frame_of(wire, value))[0] is MESSAGE
    with pytest.raises(InvalidArgValueError, match="has more than 1000 levels") as caught:
        frame_of(wire, nested(makers[name], 1001))
    assert caught.value.code == "ERR_INVALID_ARG_VALUE"
    assert caught.value.path.startswith("message")


@pytest.mark.parametrize("levels", [2300, 30_000])
@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("wire", WIRES)
def test_however_deep_a_message_is_it_is_refused(wire: str, name: str, levels: int) -> None:
    """An error in the sender, whatever library writes the wire: nothing overflows."""
    with pytest.raises(InvalidArgValueError, match="has more than 1000 levels"):
        frame_of(wire, nested(MAKERS[name], levels))


@pytest.mark.parametrize("wire", WIRES)
def test_a_circle_through_tuples(wire: str) -> None:
    """It is refused where the wire has no circles, and arrives elsewhere."""
    loop: list[Any] = []
    loop += [(loop, loop), {"a": loop}]
    if wire.startswith("json"):
        with pytest.raises(TypeError, match="circular structure"):
            frame_of(wire, loop)
    else:
        _, value = received(wire, frame_of(wire, loop))
        assert value[1]["a"] is value


def json_levels(levels: int) -> bytes:
    return b"[" * levels + b'"]]]]]\\"["' + b"]" * levels + b"\n"


def cbor_levels(levels: int) -> bytes:
    body = b"\x81" * levels + b"\0"
    return cbor_head(len(body)) + body


def cbor_maps(levels: int) -> bytes:
    body = b"\xd8\x1c\xda\x6e\x6f\x64\x4d\x81\x82\0" * levels + b"\0"
    return cbor_head(len(body)) + body


def cbor_errors(levels: int) -> bytes:
    body = b"\xd8\x1b\x83\x61E\x61x\xa1\x61a" * levels + b"\0"
    return cbor_head(len(body)) + body


def v8_levels(levels: int) -> bytes:
    body = b"\xff\x0f" + b"A\x01" * levels + b"0" + b"$\0\x01" * levels
    return len(body).to_bytes(4, "big") + body


def jsc_levels(levels: int) -> bytes:
    body = b"\x0e\0\0\0" + b"\x01\x01\0\0\0\0\0\0\0" * levels + b"\x04" + b"\xff\xff\xff\xff" * levels
    return b"\x02" + len(body).to_bytes(4, "little") + body


PEERS = [
    ("json", json_levels),
    ("json without orjson", json_levels),
    ("cbor", cbor_levels),
    ("cbor", cbor_maps),
    ("cbor", cbor_errors),
    ("v8", v8_levels),
    ("jsc", jsc_levels),
]


@pytest.mark.parametrize(("wire", "make"), PEERS)
def test_a_frame_of_more_levels_is_a_bad_one(wire: str, make: Callable[[int], bytes]) -> None:
    """However it is spelled, and behind good ones of the same read."""
    good = frame_of(wire, "good")

    assert received(wire, make(1000))[0] is MESSAGE
    for levels in (1001, 1002, 1003, 1004, 1023, 1025, 3000, 10_000):
        notices, _ = channel(wire).receive(good + good + make(levels))
        assert [kind for kind, _ in notices] == [MESSAGE, MESSAGE, BAD_FRAME]
        assert notices[2][1].reason == "more than 1000 levels"


@pytest.mark.parametrize("line", [b"]" * 24 + b",[" * 24, b"1],[1", b"1]" + b"]" * 23 + b"," + b"[" * 24 + b"1"])
@pytest.mark.parametrize("wire", ["json", "json without orjson"])
def test_a_line_that_closes_more_than_it_opens(wire: str, line: bytes) -> None:
    """It is no JSON, though it were some within arrays."""
    line = b'"' + b"x" * 3000 + b'"' + line

    assert received(wire, line + b"\n")[0] is BAD_FRAME


def test_many_containers_are_not_many_levels() -> None:
    """Nor are brackets within texts."""
    for wire in WIRES:
        value = [[{"a": "[" * 900 + '\\"'}] for _ in range(2000)]
        assert received(wire, frame_of(wire, value)) == (MESSAGE, value)


@pytest.mark.parametrize("wire", WIRES)
def test_deep_in_calls_and_in_a_thread(wire: str) -> None:
    """The program's own calls take nothing from the levels of its messages, nor does a stack of half a MiB."""
    outcomes: list[Any] = []
    deep = nested(MAKERS["dict"], 1000)

    def call(levels: int) -> None:
        if levels:
            call(levels - 1)
        else:
            outcomes.append(received(wire, frame_of(wire, deep))[0])

    received(wire, frame_of(wire, deep))  # what it takes is loaded
    old = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=call, args=(sys.getrecursionlimit() - 100,))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)

    assert outcomes == [MESSAGE]
    assert sys.getrecursionlimit() == 1000
