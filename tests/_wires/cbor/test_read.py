"""The cbor wire's decoder: a whitelist. Whatever else arrives is one ValueError, soon, and leaves nothing behind."""

from __future__ import annotations

import threading
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import run_python

from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, Channel
from nodecompat._wires.cbor import read as cbor_codec
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.tags import TYPED_ARRAYS, cbor_head
from nodecompat._wires.cbor.write import encode
from nodecompat.values import Map, Set, undefined


def test_cbor2_is_what_other_programs_write() -> None:
    """A message of plain values as cbor2 itself encodes it."""
    value = {"a": [1, -2, 2**64, 1.5, None, True, "é", b"x"], "b": {}}

    assert decode(cbor2.dumps(value)) == value


def test_what_to_do_where_cbor2_cannot_be_loaded() -> None:
    """As in a subinterpreter, which has no cbor2, or with a cbor2 that does not fit: the first message says so."""
    done = run_python(
        """
        import sys
        sys.modules["cbor2"] = None
        from nodecompat.child_process import fork
        echo = "from nodecompat import process; process.on('message', process.send)"
        with_json = fork("-c", [echo], serialization="json").once("message", lambda m: (print(m), with_json.disconnect()))
        with_json.send("json")
        with_json.on("exit", lambda *_: fork("-c", [echo]).send("cbor"))
        """,
        env={"NODECOMPAT_PURE": "1"},
    )

    assert (done.lines, done.code) == (["json"], 1)
    assert "fork with serialization: 'advanced' or 'json', which do without it\n" in done.stderr


ACCEPTED = {1, 2, 3, 4, 27, 28, 30, 37, 40, 52, 54, 273, 21066, 0x6E6F644D, 0x6E6F6450, 0x6E6F6453, *TYPED_ARRAYS}


@pytest.mark.parametrize(
    "tag", [*range(400), 1001, 1004, 21065, 21066, 43000, 55799, 0x6E6F6453, 0x6E6F644D, 2**32, 2**64 - 1]
)
def test_the_list_of_tags_is_closed(tag: int) -> None:
    """An unlisted tag is refused by its number, around anything."""
    if tag in ACCEPTED:
        return
    for content in (b"\x00", b"\x40", b"\x60", b"\x80", b"\xa0", b"\xf6"):
        with pytest.raises(ValueError, match=f"tag {tag} is not used|shared reference"):
            decode(b"\xdb" + tag.to_bytes(8, "big") + content)


REFUSED = {
    "empty": b"",
    "trailing byte": b"\x01\x02",
    "trailing items": b"\x01" * 50,
    "indefinite array": b"\x9f\x01\xff",
    "indefinite map": b"\xbf\x61a\x01\xff",
    "indefinite text": b"\x7f\x61a\xff",
    "indefinite bytes": b"\x5f\x41a\xff",
    "a million chunks": b"\x5f" + b"\x41a" * 1_000_000 + b"\xff",
    "break alone": b"\xff",
    "break in an array": b"\x81\xff",
    "duplicate key": b"\xa2\x61a\x01\x61a\x02",
    "missing value": b"\xa1\x61a",
    "cut array": b"\x82\x01",
    "cut text": b"\x65abc",
    "bad UTF-8": b"\x61\xff",
    "surrogate in UTF-8": b"\x63\xed\xa0\x80",
    "simple value": b"\xe0",
    "simple value of two bytes": b"\x81\xf8\x20",
    "simple value in a map": b"\xa1\x61a\xe5",
    "simple value in a Set": b"\xda\x6e\x6f\x64\x53\x81\xe0",
    "reserved head": b"\x1c",
    "depth": b"\x81" * 1_000_000,
    "depth of maps": b"\xa1\x61a" * 200_000,
    "depth of tags": b"\xc1" * 100_000,
    "depth of shared values": b"\xd8\x1c" * 100_000,
    "text of 2^31": b"\x7a\x7f\xff\xff\xff",
    "text of 2^63": b"\x7b\x80" + bytes(7),
    "bytes of 2^64-1": b"\x5b" + b"\xff" * 8,
    "array of 2^32-1": b"\x9a\xff\xff\xff\xff",
    "array of 2^63": b"\x9b\x80" + bytes(7),
    "map of 2^63": b"\xbb\x80" + bytes(7),
    "decimal bomb": b"\xc4\x82\x1a\x7f\xff\xff\xff\x01",
    "decimal just beyond": b"\xc4\x82\x19\x18\x01\x01",
    "decimal of a big exponent": b"\xc4\x82\xc2\x49" + b"\xff" * 9 + b"\x01",
    "bigfloat": b"\xc5\x82\x1a\x7f\xff\xff\xff\x01",
    "rational without a denominator": b"\xd8\x1e\x82\x01\x00",
    "rational of a wrong shape": b"\xd8\x1e\x81\x01",
    "bignum of 4097 bytes": b"\xc2\x59\x10\x01" + b"\xff" * 4097,
    "bignum of an array": b"\xc2\x81\x01",
    "python regexp": b"\xd8\x23\x68^(a+)+$!",
    "MIME": b"\xd8\x24\x60",
    "date text": b"\xc0\x74" + b"2020-01-01T00:00:00Z",
    "date of 10^18": b"\xc1\x1b\x0d\xe0\xb6\xb3\xa7\x64\x00\x00",
    "date of infinity": b"\xc1\xf9\x7c\x00",
    "date of a boolean": b"\xc1\xf5",
    "IP address of three bytes": b"\xd8\x34\x43\x7f\x00\x00",
    "IP address with a zone, of version 4": b"\xd8\x34\x83\x44\x7f\x00\x00\x01\xf6\x61e",
    "network of too long a prefix": b"\xd8\x34\x82\x18\x21\x44\x7f\x00\x00\x01",
    "network with bits beyond its prefix": b"\xd8\x34\x82\x08\x44\x7f\x00\x00\x01",
    "interface without a prefix": b"\xd8\x34\x82\x44\x7f\x00\x00\x01\x61a",
    "path of bytes": b"\xda\x6e\x6f\x64\x50\x41a",
    "path of a wrong shape": b"\xda\x6e\x6f\x64\x50\x82\x61a\x61b",
    "string references": b"\xd9\x01\x00\x82\x63abc\xd8\x19\x00",
    "reference to nothing": b"\xd8\x1d\x00",
    "reference to the future": b"\xd8\x1c\xc1\xd8\x1d\x00",
    "a set of cbor2": b"\xd9\x01\x02\x81\x01",
    "UUID of 15 bytes": b"\xd8\x25\x4f" + bytes(15),
    "error that is no triple": b"\xd8\x1b\x82\x60\x60",
    "error with a bad name": b"\xd8\x1b\x83\x01\x60\xa0",
    "Map that is no pairs": b"\xda\x6e\x6f\x64\x4d\x81\x01",
    "Map with a duplicate": b"\xda\x6e\x6f\x64\x4d\x82\x82\x01\x01\x82\x01\x02",
    "Set that is no array": b"\xda\x6e\x6f\x64\x53\x01",
    "Set with a duplicate": b"\xda\x6e\x6f\x64\x53\x82\x01\x01",
    "regexp that is no pair": b"\xd9\x52\x4a\x61a",
    "regexp with long flags": b"\xd9\x52\x4a\x82\x61a\x71" + b"i" * 17,
    "WTF-8 of text": b"\xd9\x01\x11\x61a",
    "bad WTF-8": b"\xd9\x01\x11\x41\xff",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_listed_is_refused(name: str) -> None:
    """One bad frame for the channel, after what came before it, and no message after it."""
    body = REFUSED[name]
    stream = encode("before")
    assert isinstance(stream, bytes)
    notices, _ = Channel("cbor").receive(stream + cbor_head(len(body)) + body + stream)

    assert [kind for kind, _ in notices] == [MESSAGE, BAD_FRAME]
    assert notices[1][1].offset == len(stream)
    assert len(notices[1][1].reason) <= 120


def test_nothing_of_one_message_is_seen_by_the_next() -> None:
    """A reference finds no value marked in an earlier frame."""
    assert decode(b"\xd8\x1c\x81\x61s") == ["s"]
    with pytest.raises(ValueError, match="not found"):
        decode(b"\xd8\x1d\x00")


def test_a_shared_bomb_is_decoded_but_never_printed() -> None:
    """A graph of 10^40 paths is legal, as in structured clone: it must cost nothing until somebody walks it."""
    bomb = b"\xd8\x1c\x80"
    for level in range(40):
        bomb = b"\xd8\x1c\x82" + bomb + b"\xd8\x1d" + cbor2.dumps(40 - level)
    arrived = decode(bomb)

    assert arrived[0] is arrived[1]
    assert decode(b"\x82" + bomb + b"\xf7")[1] is undefined


@pytest.mark.parametrize(
    ("encoded", "value"),
    [
        ("f7", undefined),
        ("82f7f7", [undefined, undefined]),
        ("a16161f7", {"a": undefined}),
        ("a1616181a16162f7", {"a": [{"b": undefined}]}),
        ("da6e6f645381f7", Set([undefined])),
        ("da6e6f644d8182f7f7", Map([(undefined, undefined)])),
        ("da6e6f644d81820181f7", Map([(1, [undefined])])),
    ],
)
def test_undefined_is_ours(encoded: str, value: Any) -> None:
    """cbor2's own undefined never gets out, wherever it stands."""
    arrived = decode(bytes.fromhex(encoded))

    assert arrived == value
    assert "cbor2" not in types_in(arrived)


def test_undefined_in_an_errors_properties_is_ours() -> None:
    """Errors are made from their properties at once."""
    error = decode(bytes.fromhex("d81b836545727272726161a1616181f7"))

    assert error.a == [undefined]


def types_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {name for item in value.values() for name in types_in(item)}
    if isinstance(value, (list, Set)):
        return {name for item in value for name in types_in(item)}
    if isinstance(value, Map):
        return types_in(list(value)) | types_in(list(value.values()))
    return {type(value).__module__}


def test_undefined_is_found_wherever_it_is() -> None:
    """Also beside bytes that look like it; a simple value is refused, however it is spelled."""
    assert decode(bytes.fromhex("8201a16162f7")) == [1, {"b": undefined}]
    assert decode(bytes.fromhex("8342f7e0f718e0")) == [b"\xf7\xe0", undefined, 0xE0]
    for simple in (b"\xe0", b"\xf3", b"\xf8\x20", b"\xf8\xff"):
        with pytest.raises(ValueError, match="simple value"):
            decode(b"\x81" + simple)


class PanicError(BaseException):
    """Stands for the BaseException that cbor2 raises when memory runs out."""


def test_no_base_exception_gets_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes a bad frame; KeyboardInterrupt and SystemExit alone pass."""
    raised: list[type[BaseException]] = [PanicError]

    def loads(*args: Any, **options: Any) -> Any:
        raise raised[0]

    monkeypatch.setattr(cbor_codec, "_loads", loads)
    with pytest.raises(ValueError, match="PanicError while decoding"):
        decode(b"\x01")
    for kind in (KeyboardInterrupt, SystemExit):
        raised[0] = kind
        with pytest.raises(kind):
            decode(b"\x01")


def test_deep_data_is_refused_on_a_small_stack() -> None:
    """In a thread with 256 KiB of stack too."""
    outcome: list[str] = []

    def run() -> None:
        try:
            decode(b"\x81" * 100_000)
        except ValueError as error:
            outcome.append(str(error))

    old = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
    assert outcome == ["more than 1000 levels"]


@given(st.binary(max_size=100))
@settings(max_examples=1000, deadline=None)
@pytest.mark.slow
def test_garbage_is_a_value_or_a_value_error(body: bytes) -> None:
    """No other exception, and no type of cbor2."""
    notices, _ = Channel("cbor").receive(cbor_head(len(body)) + body)

    assert len(notices) == 1
    assert type(notices[0][1]).__module__ != "cbor2"
