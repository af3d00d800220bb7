"""The compiled road and the Python road mean the same: frames byte for byte, values and refusals alike."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from support import ROOT, run_python
from support_messages import Messages, outcome, same

from nodecompat import _native, undefined
from nodecompat._channel.protocol import Channel, Notice
from nodecompat._wires import DIALECTS, WIRES, Wire
from nodecompat._wires.gathering import Apart

NAMES = ["cbor", "v8", "json"]
ROWS: dict[str, Wire] = {"cbor": WIRES["cbor"], "json": WIRES["json"], "v8": DIALECTS["v8"]}

pytestmark = pytest.mark.skipif(not _native.WIRES, reason="this installation has the Python road only")


class NotPlainError(Exception):
    """The compiled road leaves a message to the Python road."""


def leave(*_: object) -> Any:
    """Stands in the place of the Python road."""
    raise NotPlainError


def joined(frame: Any) -> Any:
    """A frame in one piece."""
    return b"".join(frame) if isinstance(frame, list) else frame


def python_frame(wire: Wire, value: object) -> object:
    """The frame as the Python road makes it, in one piece."""
    return joined(wire.write.encode(value))


def messages_of(wire: Wire, frame: bytes) -> list[Any]:
    """The messages that a frame holds."""
    return [*wire.framing(1 << 26).split(frame)]


def python_decode(wire: Wire, body: bytes) -> object:
    return wire.read.decode(body)


def compiled_decode(wire: Wire, body: bytes) -> object:
    values: list[object] = []
    _native.decoder(wire.name, leave)([body], values)
    return values[0]


def compare(name: str, seed: int, count: int) -> tuple[int, int]:
    """How many frames were written, and how many messages read, by the compiled road, all of them as by the other."""
    wire, source = ROWS[name], Messages(seed)
    encode = _native.encoder(name, leave)
    written = read = 0
    for _ in range(count):
        value = source.message()
        expected = outcome(python_frame, wire, value)
        made = outcome(lambda value: joined(encode(value)), value)
        if made != (NotPlainError, ""):
            written += 1
            assert made == expected, (seed, value)
        if not isinstance(expected, bytes):
            continue
        (body,) = messages_of(wire, expected)
        for message in (body, *(source.damaged(body) for _ in range(3))):
            got = outcome(compiled_decode, wire, message)
            if got == (NotPlainError, ""):
                continue
            read += 1
            assert same(got, outcome(python_decode, wire, message)), (seed, message)
    return written, read


@pytest.mark.parametrize("name", NAMES)
def test_random_messages(name: str) -> None:
    """Whatever the compiled road takes, it writes and reads as the Python road does."""
    written, read = compare(name, seed=1, count=400)

    assert written > 250
    assert read > 400


LIKE = [
    "",
    "a",
    "ab",
    "abc",
    'ab"',
    "ab\\",
    'ab\\"',
    "ab\n",
    "ab\x7f",
    "abé",
    "cmd",
    "abcd",
    "abcdefg",
    "abcdefgh",
    'abcdefg"',
]
LIKE += [letter * count for letter in "xy\\" for count in (8, 9, 15, 16, 17, 31, 32, 33)]


@pytest.mark.parametrize("name", NAMES)
def test_what_stood_in_a_place_before_is_only_a_guess(name: str) -> None:
    """Texts that are alike, each as key and as value after each: what is read is what stands there."""
    wire = ROWS[name]
    made = {text: python_frame(wire, {text: text, "next": [text, 1, text]}) for text in LIKE}
    bodies = {text: messages_of(wire, frame) for text, frame in made.items() if isinstance(frame, bytes)}

    assert len(bodies) == len(LIKE)
    for before in LIKE:
        for text in LIKE:
            assert compiled_decode(wire, bodies[before][0]) == {before: before, "next": [before, 1, before]}
            assert compiled_decode(wire, bodies[text][0]) == {text: text, "next": [text, 1, text]}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(2, 6))
def test_more_random_messages(name: str, seed: int) -> None:
    """The same of many more."""
    written, read = compare(name, seed, count=3000)

    assert written > 2000
    assert read > 3000


def receive(name: str, chunks: list[bytes]) -> list[tuple[str, object]]:
    """What a channel makes of bytes that arrive in these pieces; of a fault its text and its place."""
    channel = Channel({"v8": "advanced"}.get(name, name))
    found: list[tuple[str, object]] = []

    def take(notices: Iterator[Notice] | list[Notice]) -> None:
        for kind, value in notices:
            if kind == "more":
                take(value)
            else:
                found.append((kind, str(value) if kind == "badFrame" else value))

    for chunk in chunks:
        take(channel.receive(chunk)[0])
    return found


def pieces(data: bytes, source: Messages) -> list[bytes]:
    """A stream as it may be cut."""
    cuts = sorted(source.random.choices(range(len(data) + 1), k=source.random.randrange(4)))
    return [piece for start, stop in zip([0, *cuts], [*cuts, len(data)], strict=True) if (piece := data[start:stop])]


@pytest.mark.parametrize("name", NAMES)
def test_messages_of_the_runtimes_own(name: str) -> None:
    """Their `cmd` goes on after its prefix."""
    commands = ["NODE_", "NODE", "NODE_A", "NODE_HANDLE_ACK", "NODE_STREAM", "node_A", 5]
    stream = b"".join(joined(python_frame(ROWS[name], {"cmd": command})) for command in commands)
    kinds = ["message", "message", "internalMessage", "internalMessage", "internalMessage", "message", "message"]
    decoder: Any = _native.decoder(name, leave)
    read = [*decoder.arrivals(stream, 1 << 20, ("message", "internalMessage"), None)]

    assert read == [(kind, {"cmd": command}) for kind, command in zip(kinds, commands, strict=True)]
    assert receive(name, [stream]) == read


@pytest.mark.parametrize("command", ["NODE_HANDLE", "NODE_HANDLES"])
@pytest.mark.parametrize("name", NAMES)
def test_messages_that_descriptors_belong_to(name: str, command: str) -> None:
    """The compiled road reads them only for who says what they are called: the descriptors came with the whole read."""
    stream = b"".join(joined(python_frame(ROWS[name], message)) for message in (1, {"cmd": command, "msg": 2}, 3))
    decoder: Any = _native.decoder(name, leave)

    assert [*decoder.arrivals(stream, 1 << 20, ("m", "i"), None)] == [("m", 1)]
    assert [*decoder.arrivals(stream, 1 << 20, ("m", "i", "h"), None)] == [
        ("m", 1),
        ("h", {"cmd": command, "msg": 2}),
        ("m", 3),
    ]


@pytest.mark.parametrize("name", ["cbor", "v8"])
def test_large_byte_strings_are_not_copied(name: str) -> None:
    """They are buffers of the frame by themselves; together these are what the Python road writes."""
    one, two, three = b"1" * 65_536, b"2" * 300_000, b"3" * 65_535
    encode = _native.encoder(name, leave)
    for value in (one, [one, two], {"a": one, "b": [three, two, "\N{SNOWMAN}"], "c": 5}, [[two], [one], 1, one]):
        made: Any = encode(value)

        assert joined(made) == python_frame(ROWS[name], value)
        assert {id(buffer) for buffer in made} >= {id(one), id(two)} & {*map(id, leaves(value))}


COLLECTED = """
    import gc
    from nodecompat import _native
    encode = _native.encoder("{name}", print)
    class Clears:
        def __del__(self):
            message.clear()
    def made():
        return [b"x" * 70_000, *([number, str(number)] for number in range(50))]
    frames = encode(made()), encode([])
    gc.set_threshold(10)
    for _ in range(50):
        gc.disable()
        message, one = made(), Clears()
        one.one = one
        del one
        held = [[] for _ in range(200)]  # so that a list more is a new one, and has the collector run
        gc.enable()
        assert encode(message) in frames
        gc.collect()
        assert not message
    """


@pytest.mark.parametrize("name", ["cbor", "v8"])
def test_a_message_that_a_finalizer_changes(name: str) -> None:
    """The collector runs it before or after the message is written, never meanwhile."""
    outcome = run_python(COLLECTED.format(name=name), env={"NODECOMPAT_PURE": "0"})

    assert (outcome.code, outcome.stderr) == (0, "")


def leaves(value: Any) -> Iterator[object]:
    """The values in a message that are no containers."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(item)
    yield value


def test_byte_strings_that_were_taken_out() -> None:
    """A message whose large byte strings arrived by themselves is read without them being copied."""
    one, two, mark = b"1" * 70_000, b"2" * 70_000, b"\xdb" + b"\x5a" * 8
    message = b"\xa2\x61a" + mark + b"\x00" + b"\x61b\x82" + mark + b"\x01" + b"\x05"
    values: list[Any] = []
    _native.decoder("cbor", leave)([Apart(message, [one, two], mark)], values)

    assert values == [{"a": one, "b": [two, 5]}]
    assert values[0]["a"] is one


@pytest.mark.parametrize(
    "end", [b"", b"\x02", b"\x18", b"\x20", b"\x00\x00"], ids=["cut", "beyond", "cut head", "negative", "more"]
)
def test_byte_strings_that_were_not_taken_out(end: bytes) -> None:
    """The Python road says what is wrong with such a message."""
    mark = b"\xdb" + b"\x5a" * 8
    for body in (Apart(mark + end, [b"1", b"2"], mark), Apart(mark[:-1] + b"\x00\x00", [b"1"], mark), mark + b"\x00"):
        with pytest.raises(NotPlainError):
            _native.decoder("cbor", leave)([body], [])


@pytest.mark.parametrize("name", NAMES)
def test_streams(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several messages in one stream, plain and not, sound and damaged: both roads give the same notices."""
    source = Messages(7)
    others = [10**30, {1: 2}, [[1], {"a"}], float("nan")]
    for _ in range(150):
        frames = []
        for _ in range(source.random.randrange(1, 6)):
            value = source.message() if source.random.random() < 0.8 else source.random.choice(others)
            frame = outcome(python_frame, ROWS[name], value)
            if isinstance(frame, bytes):
                frames.append(frame)
        stream = b"".join(frames)
        if source.random.random() < 0.5:
            stream = source.damaged(stream)
        cut = pieces(stream, source)
        compiled = receive(name, cut)
        with monkeypatch.context() as patch:
            patch.setattr(_native, "WIRES", ())
            python = receive(name, cut)
        assert len(compiled) == len(python)
        assert all(kind == other for (kind, _), (other, _) in zip(compiled, python, strict=True))
        assert all(str(value) == str(other) for (_, value), (_, other) in zip(compiled, python, strict=True)), stream


@pytest.mark.parametrize("name", NAMES)
def test_depth(name: str) -> None:
    """Deep messages are the Python road's: no recursion of C goes as far as theirs."""
    deep: Any = 1
    for _ in range(101):
        deep = [deep]
    encode = _native.encoder(name, leave)

    assert isinstance(encode(deep[0]), bytes)
    with pytest.raises(NotPlainError):
        encode(deep)
    (body,) = messages_of(ROWS[name], joined(ROWS[name].write.encode(deep)))
    with pytest.raises(NotPlainError):
        compiled_decode(ROWS[name], body)


def test_many_containers() -> None:
    """A container met twice is found, however many there are before it."""
    encode = _native.encoder("cbor", leave)
    containers: list[list[object]] = [[] for _ in range(5000)]

    assert isinstance(encode(containers), bytes)
    for place in (0, 15, 16, 17, 4999):
        with pytest.raises(NotPlainError):
            encode([*containers, containers[place]])
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(NotPlainError):
        encode(circle)


def test_small_stacks() -> None:
    """A thread with a stack of 64 KiB writes and reads messages as deep as the compiled road takes."""
    deep: Any = 1
    for _ in range(100):
        deep = {"a": deep}
    failures: list[object] = []

    def work() -> None:
        for name in NAMES:
            frame = _native.encoder(name, leave)(deep)
            assert isinstance(frame, bytes)
            (body,) = messages_of(ROWS[name], frame)
            if compiled_decode(ROWS[name], body) != deep:
                failures.append(name)

    before = threading.stack_size(64 * 1024)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)

    assert failures == []


@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("cbor", b"\x9a\x00\x0f\xff\xff"),
        ("cbor", b"\xba\x00\x0f\xff\xff"),
        ("cbor", b"\x5a\x7f\xff\xff\xff"),
        ("cbor", b"\x9b\x7f\xff\xff\xff\xff\xff\xff\xff"),
        ("v8", b"\xff\x0fA\xff\xff\xff\xff\x07"),
        ("v8", b"\xff\x0f\x22\xff\xff\xff\xff\x07"),
    ],
)
def test_claims(name: str, claim: bytes) -> None:
    """What claims more than the bytes that came is not made, however often it is said within itself."""
    for body in (claim, claim + b"\x00" * 100, b"\x82" + claim * 50):
        with pytest.raises(NotPlainError):
            compiled_decode(ROWS[name], body)


def test_padding_before_a_key_that_is_a_number() -> None:
    """On `advanced` it stands before a text of two bytes a character alone; a number as a key has none."""
    number, padded = (b"\xff\x0fo" + key + b"I\x02{\x01" for key in (b"I\x0e", b"\0I\x0e"))

    assert compiled_decode(ROWS["v8"], number) == python_decode(ROWS["v8"], number) == {"7": 1}
    assert outcome(compiled_decode, ROWS["v8"], padded) == (NotPlainError, "")
    assert outcome(python_decode, ROWS["v8"], padded) == (ValueError, "0x49 where text must stand")


def test_memory_grows_with_nothing() -> None:
    """After 10^5 messages on each wire, of every kind, plain or not, whole or cut off, as many objects exist as before."""
    run = run_python("""
        import gc, sys
        sys.path.insert(0, 'tests')
        from support_messages import Messages
        from nodecompat import _native
        def leave(*rest): raise LookupError
        source = Messages(3)
        values = [source.message() for _ in range(200)]
        def turn():
            for name in _native.WIRES:
                encode, decode = _native.encoder(name, leave), _native.decoder(name, leave)
                for value in values:
                    try:
                        frame = encode(value)
                    except LookupError:
                        continue
                    cbor_head = {0x58: 4, 0x59: 5, 0x5a: 7}.get(frame[2], 3) if name == 'cbor' else 0
                    head = {'json': 0, 'v8': 4, 'cbor': cbor_head}[name]
                    for body in (frame[head:], frame[head:-3], b'\\0' + frame[head:]):
                        try:
                            decode([body], [])
                        except LookupError:
                            pass
        def blocks():
            gc.collect()
            return sys.getallocatedblocks()
        turn(), turn()
        before = blocks()
        for _ in range(500):
            turn()
        print(abs(blocks() - before) < 200)
        """, cwd=ROOT)  # fmt: skip

    assert (run.stderr, run.stdout) == ("", "True\n")


def test_another_interpreter() -> None:
    """The state is each interpreter's own; one that has ended leaves the others alone."""
    run = run_python("""
        import sys
        try:
            import _interpreters as interpreters
        except ImportError:
            import _xxsubinterpreters as interpreters
        text = "from nodecompat import _native\\nassert _native.encoder('cbor', None)({'a': [1, None]})"
        for _ in range(3):
            inner = interpreters.create()
            assert interpreters.run_string(inner, text) is None
            interpreters.destroy(inner)
        exec(text)
        print("fine")
        """)

    assert (run.stderr, run.stdout) == ("", "fine\n")


def test_the_environment_decides() -> None:
    """NODECOMPAT_PURE=1 takes the Python road; 0 and nothing do not ask for it."""
    text = "from nodecompat import _native\nprint(_native.WIRES)"

    assert run_python(text, env={"NODECOMPAT_PURE": "1"}).stdout == "()\n"
    assert run_python(text, env={"NODECOMPAT_PURE": "0"}).stdout == "('cbor', 'v8', 'json')\n"


def test_undefined() -> None:
    """It is `undefined` on the other side, where the wire can say so."""
    for name in NAMES:
        frame = _native.encoder(name, leave)([undefined, None])
        assert isinstance(frame, bytes)
        (body,) = messages_of(ROWS[name], frame)
        assert same(compiled_decode(ROWS[name], body), [None if name == "json" else undefined, None])
