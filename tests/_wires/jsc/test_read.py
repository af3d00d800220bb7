"""Frames of Bun's advanced wire, as Bun 1.4.2 wrote them, to values."""

from __future__ import annotations

import math
import re
from array import array
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat import errors
from nodecompat._js import MAX_DEPTH
from nodecompat._wires.jsc import read
from nodecompat._wires.jsc.write import encode
from nodecompat.values import Date, Map, RegExp, Set, undefined

decode: Any = read.decode

END = "ff ff ff ff"


def frame(value: str | bytes, kind: int = 2, version: int = 14) -> bytes:
    body = version.to_bytes(4, "little") + (bytes.fromhex(value) if isinstance(value, str) else value)
    return bytes((kind,)) + len(body).to_bytes(4, "little") + body


# Captured, value by value.
CAPTURED: list[tuple[str, Any]] = [
    ("04", None),
    ("03", undefined),
    ("08", False),
    ("09", True),
    ("06", 0),
    ("07", 1),
    ("05 fb ff ff ff", -5),
    ("0a 00 00 00 00 00 00 e0 41", 2147483648),
    ("0a 00 00 00 00 00 00 f0 ff", -math.inf),
    ("11", ""),
    ("10 02 00 00 80 68 69", "hi"),
    ("10 01 00 00 00 ac 20", "\u20ac"),
    ("10 02 00 00 00 00 d8 78 00", "\ud800x"),
    ("01 00 00 00 00 ff ff ff ff", []),
    ("01 03 00 00 00 00 00 00 00 07 02 00 00 00 05 03 00 00 00 ff ff ff ff", [1, undefined, 3]),
    ("01 06 00 00 00 05 00 00 00 07 ff ff ff ff", [undefined] * 5 + [1]),
    ("01 02 00 00 00 01 00 00 00 07 fd ff ff ff 01 00 00 80 78 05 02 00 00 00 ff ff ff ff", [undefined, 1]),
    ("02 ff ff ff ff", {}),
    ("02 01 00 00 80 35 07 01 00 00 80 61 05 02 00 00 00 ff ff ff ff", {"5": 1, "a": 2}),
    ("02 00 00 00 80 07 01 00 00 00 ac 20 05 02 00 00 00 ff ff ff ff", {"": 1, "\u20ac": 2}),
    ("01 02 00 00 00 00 00 00 00 02 01 00 00 80 61 07 ff ff ff ff 01 00 00 00 02 fe ff ff ff 00 07 ff ff ff ff ff ff"
     " ff ff", [{"a": 1}, {"a": 1}]),
    ("01 03 00 00 00 00 00 00 00 2f 01 01 00 00 00 05 00 00 00 00 00 00 00 01 00 00 00 2f 00 02 00 00 00 00 00 00 00"
     " 00 00 00 00 01 00 00 00 00 00 00 00 02 00 00 00 2f 00 00 00 00 00 ff ff ff ff", [-5, 1 << 64, 0]),
    ("1c 00 00 00 00 00 00 14 40", 5),
    ("1a 01 00 00 80 78", "x"),
    ("1b", ""),
    ("18", True),
    ("19", False),
    ("30 00 01 00 00 00 05 00 00 00 00 00 00 00", 5),
    ("1e 07 05 02 00 00 00 1f 01 00 00 80 78 07 ff ff ff ff", Map([(1, 2)])),
    ("1d 07 10 01 00 00 80 61 20 ff ff ff ff", Set([1, "a"])),
    ("0b 00 00 00 00 00 00 14 40", datetime(1970, 1, 1, 0, 0, 0, 5000, UTC)),
    ("0b 00 00 00 00 00 00 f8 7f", Date()),
    ("12 06 00 00 80 5b 61 2d 2d 62 5d 01 00 00 80 76", RegExp("[a--b]", "v")),
    ("12 01 00 00 80 61 02 00 00 80 69 6d", re.compile("a", re.IGNORECASE | re.MULTILINE)),
    ("15 03 00 00 00 00 00 00 00 01 02 03", bytearray(b"\1\2\3")),
    ("36 02 00 00 00 00 00 00 00 08 00 00 00 00 00 00 00 00 00", bytearray(2)),
    ("16 00 01 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 15 02 00 00 00 00 00 00 00 00 07", b"\x07"),
    ("16 02 00 00 00 00 00 00 00 00 ff ff ff ff ff ff ff ff 36 02 00 00 00 00 00 00 00 08 00 00 00 00 00 00 00 00 00",
     array("B", [0, 0])),
    *[(f"16 {kind:02x} {bytes(8).hex()} {len(data):02x} 00 00 00 00 00 00 00 15 {len(data):02x} 00 00 00 00 00 00 00"
       + data.hex(), value) for kind, data, value in [
        (1, b"\xff", array("b", [-1])), (2, b"\1", array("B", [1])), (3, b"\1", array("B", [1])),
        (4, b"\xfe\xff", array("h", [-2])), (5, b"\2\0", array("H", [2])), (6, b"\1\0\0\0", array("i", [1])),
        (7, b"\1\0\0\0", array("I", [1])), (8, b"\0\0\x80\x3f", array("f", [1.0])),
        (9, b"\0\0\0\0\0\0\xf0\x3f", array("d", [1.0])), (10, b"\xff" * 8, array("q", [-1])),
        (11, b"\1" + bytes(7), array("Q", [1])), (12, b"\x00\x3c", array("f", [1.0]))]],
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), CAPTURED)
def test_each_value_bun_writes_is_read(value: str, expected: Any) -> None:
    """The whole table of what survives, in Bun's bytes."""
    found = decode(frame(value))

    assert found == expected
    assert type(found) is type(expected)


def test_numbers_that_are_not_equal_to_themselves_or_to_their_sign() -> None:
    """NaN and -0 arrive as they are."""
    assert math.isnan(decode(frame("0a 00 00 00 00 00 00 f8 7f")))
    assert math.copysign(1, decode(frame("0a 00 00 00 00 00 00 00 80"))) == -1


def test_an_error_has_its_class_its_message_and_its_stack() -> None:
    """Line, column and file are read over; so is what comes after the error."""
    error = decode(
        frame(
            "37 05 00 00 00 00 02 00 00 80 74 74 19 00 00 00 42 00 00 00 00 00 00 00 02 00 00 80 2f 78 00 00 00 00"
            "05 00 00 80 53 54 41 43 4b"
        )
    )

    assert isinstance(error, errors.NodeTypeError)
    assert (str(error), error.name, error.stack) == ("tt", "TypeError", "STACK")


def test_an_error_may_lack_message_and_stack() -> None:
    """Each text of an error may be null."""
    error = decode(frame("37 00 01 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 01 00 00 00"))

    assert (type(error), str(error), error.stack) == (errors.RemoteError, "", "Error")


def test_a_dom_exception_has_its_name() -> None:
    """It is one here, too."""
    found = decode(frame("33 01 00 00 80 6d 0e 00 00 80 44 61 74 61 43 6c 6f 6e 65 45 72 72 6f 72"))
    other = decode(frame("33 01 00 00 80 6d 03 00 00 80 46 6f 6f"))

    assert (type(found), str(found), found.name, found.code) == (errors.DOMException, "m", "DataCloneError", 25)
    assert (type(other), other.name) == (errors.DOMException, "Foo")


def test_cycles_and_shared_objects_keep_their_identity() -> None:
    """A reference names an object by the order in which they begin."""
    circle = decode(frame("02 01 00 00 80 61 13 00 ff ff ff ff"))
    shared = decode(frame("01 02 00 00 00 00 00 00 00 02 ff ff ff ff 01 00 00 00 13 01 ff ff ff ff"))

    assert circle["a"] is circle
    assert shared[0] is shared[1]


def test_dates_patterns_and_errors_are_objects_since_version_14_only() -> None:
    """In version 13 the second object of this array is the dict behind the date."""
    value = (
        "01 03 00 00 00 00 00 00 00 0b 00 00 00 00 00 00 00 00 01 00 00 00 02 ff ff ff ff 02 00 00 00 13 01 ff ff ff ff"
    )

    assert decode(frame(value, version=14))[2] == datetime(1970, 1, 1, tzinfo=UTC)
    assert decode(frame(value, version=13))[2] == {}


def test_sizes_had_four_bytes_up_to_version_9() -> None:
    """As Bun reads them."""
    assert decode(frame("15 02 00 00 00 01 02", version=1)) == bytearray(b"\1\2")
    assert decode(frame("15 02 00 00 00 00 00 00 00 01 02", version=12)) == bytearray(b"\1\2")


@pytest.mark.parametrize("version", [0, 15, 1 << 31])
def test_another_version_is_refused_by_its_number(version: int) -> None:
    """The format is private to Bun and changes."""
    with pytest.raises(ValueError, match=rf"version {version} of Bun's format; versions 1 to 14 are understood"):
        decode(frame("04", version=version))


@pytest.mark.parametrize("count", [254, 255, 256, 257])
def test_the_width_of_a_reference_follows_from_how_many_there_are(count: int) -> None:
    """One byte up to 255 of a kind, two from 256 on: texts and objects alike."""
    width = 1 if count <= 255 else 2
    texts = b"".join(
        index.to_bytes(4, "little") + b"\x10\x03\x00\x00\x80" + f"{index:03}".encode() for index in range(count)
    )
    last = count.to_bytes(4, "little") + b"\x10\xfe\xff\xff\xff" + (count - 1).to_bytes(width, "little")
    length = (count + 1).to_bytes(4, "little")
    objects = b"".join(index.to_bytes(4, "little") + b"\x02\xff\xff\xff\xff" for index in range(count - 1))
    again = (count - 1).to_bytes(4, "little") + b"\x13" + (count - 1).to_bytes(width, "little")

    assert decode(frame(b"\x01" + length + texts + last + b"\xff" * 4))[-1] == f"{count - 1:03}"
    found = decode(frame(b"\x01" + count.to_bytes(4, "little") + objects + again + b"\xff" * 4))
    assert found[-1] is found[-2]


# -- buffers -----------------------------------------------------------------------------------------


def test_the_buffers_of_a_frame_of_type_4_are_bytes() -> None:
    """The list beside the message says which Uint8Arrays are Buffers."""
    value = (
        "01 02 00 00 00 00 00 00 00 02 01 00 00 80 61 16 02 00 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 15 02 00 00"
        "00 00 00 00 00 68 69 01 00 00 80 62 01 01 00 00 00 00 00 00 00 16 02 00 00 00 00 00 00 00 00 01 00 00 00 00 00"
        "00 00 15 01 00 00 00 00 00 00 00 78 ff ff ff ff ff ff ff ff 01 00 00 00 01 02 00 00 00 00 00 00 00 13 06 01 00"
        "00 00 13 03 ff ff ff ff ff ff ff ff"
    )

    assert decode(frame(value, 4)) == {"a": b"hi", "b": [b"x"]}
    only_the_second = value.replace(
        "01 02 00 00 00 00 00 00 00 13 06 01 0000 00 13 03", "01 01 00 00 00 00 00 00 00 13 06"
    )
    assert only_the_second != value
    assert decode(frame(only_the_second, 4)) == {"a": array("B", b"hi"), "b": [b"x"]}


def test_a_frame_of_type_4_of_another_form_is_refused() -> None:
    """It holds an array of two."""
    with pytest.raises(ValueError, match="a message with Buffers of another form"):
        decode(frame("02 ff ff ff ff ff ff ff ff ff ff ff ff", 4))


def test_views_that_share_an_array_buffer_go_on_sharing_it() -> None:
    """Also with the first view, which comes before anything says that there will be another."""
    value = (
        "01 03 00 00 00 00 00 00 00 16 02 00 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 15 04 00 00 00 00 00 00 00 00"
        "00 00 00 01 00 00 00 16 02 02 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 13 01 02 00 00 00 13 01 ff ff ff ff"
    )
    first, second, whole = decode(frame(value))
    first[0], second[1] = 1, 2

    assert whole == bytearray(b"\1\0\0\2")


# -- what a peer may send ----------------------------------------------------------------------------

NESTED = b"\x01\x01\x00\x00\x00\x00\x00\x00\x00"

BAD = [
    (b"", "cut off"),
    (b"\x63", "0x63 where a value must begin, at byte 4 of the message"),
    (b"\x10\xff\xff\xff\x7f", "cut off"),
    (b"\x10\xff\xff\xff\xfc", "cut off"),
    (b"\x10\xff\xff\xff\xff", "the end of something where text must stand"),
    (b"\x10\xfd\xff\xff\xff", "the end of something where text must stand"),
    (b"\x10\xfe\xff\xff\xff\x00", "a reference to the text 0, which is not there"),
    (b"\x13\x00", "a reference to the object 0, which is not there"),
    (b"\x01\xff\xff\xff\xff\xff\xff\xff\xff", "a message that claims more than its bytes allow"),
    (b"\x01\x01\x00\x00\x00\x05\x00\x00\x00\x07\xff\xff\xff\xff", "an array with an element beyond its length"),
    (b"\x15\xff\xff\xff\xff\xff\xff\xff\x7f", "cut off"),
    (b"\x36" + b"\2" + bytes(7) + b"\1" + bytes(7) + b"ab", "an ArrayBuffer larger than its largest size"),
    (b"\x16\x0d" + bytes(16) + b"\x15" + bytes(8), "a buffer of the unknown type 13"),
    (b"\x16\x02" + bytes(8) + b"\5" + bytes(7) + b"\x15" + bytes(8), "a view that does not fit its ArrayBuffer"),
    (b"\x16\x02" + b"\5" + bytes(15) + b"\x15" + bytes(8), "a view that does not fit its ArrayBuffer"),
    (b"\x16\x02" + bytes(16) + b"\x04", "a view without an ArrayBuffer"),
    (NESTED + b"\x16\x02" + bytes(16) + b"\x13\x00", "a view of something that is no ArrayBuffer"),
    (b"\x16\x05" + bytes(8) + b"\1" + bytes(7) + b"\x15\1" + bytes(7) + b"x", "no whole number of elements"),
    (b"\x2f\x00\x01\x02\x00\x00" + bytes(5000), "a bigint of more than 4096 bytes"),
    (b"\x12\x01\x00\x00\x80a\x01\x00\x00\x80q", "a regular expression with unknown flags"),
    (b"\x12\x01\x00\x00\x80a\x02\x00\x00\x80gg", "a regular expression with unknown flags"),
    (b"\x37\x07", "an error of the unknown kind 7"),
    (b"\x37\x00\x02\x00\x00\x00", "neither text nor none"),
    (b"\x1e\x07\x1f\xff\xff\xff\xff", "a Map with a key without a value"),
    (NESTED * (MAX_DEPTH + 1), f"more than {MAX_DEPTH} levels"),
    (NESTED * 100_000, f"more than {MAX_DEPTH} levels"),
    (b"\x1d" * 100_000, f"more than {MAX_DEPTH} levels"),
    (b"\x02\x01\x00\x00\x80a" * 100_000, f"more than {MAX_DEPTH} levels"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "reason"), BAD)
def test_what_no_bun_writes_is_a_value_error_with_a_reason(value: bytes, reason: str) -> None:
    """Never a crash, never another exception, and nothing is allocated because a length says so."""
    with pytest.raises(ValueError, match=re.escape(reason)):
        decode(frame(value))


def test_a_few_bytes_cannot_claim_many_copies() -> None:
    """Buffers over one ArrayBuffer are copies of it; a message may not have more of them than its size allows."""
    view = b"\x16\x02" + bytes(8) + (1 << 20).to_bytes(8, "little")
    first = b"\0\0\0\0" + view + b"\x15" + (1 << 20).to_bytes(8, "little") + bytes(1 << 20)
    more = b"".join(index.to_bytes(4, "little") + view + b"\x13\x02" for index in range(1, 100))
    message = b"\x01" + (100).to_bytes(4, "little") + first + more + b"\xff" * 4
    buffers = b"".join(index.to_bytes(4, "little") + b"\x13" + bytes([3 + index]) for index in range(100))
    listed = b"\1\0\0\0\x01" + (100).to_bytes(4, "little") + buffers + b"\xff" * 8

    with pytest.raises(ValueError, match="a message that claims more than its bytes allow"):
        decode(frame(b"\x01\2\0\0\0\0\0\0\0" + message + listed, 4))


@pytest.mark.parametrize(("value", "expected"), CAPTURED[20:])
def test_a_value_that_is_cut_off_anywhere_is_one_error(value: str, expected: Any) -> None:
    """Every prefix of a message is refused."""
    whole = bytes.fromhex(value)
    for size in range(len(whole)):
        with pytest.raises(ValueError, match=r"."):
            decode(frame(whole[:size]))


@given(
    st.sampled_from(CAPTURED),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=4),
    st.integers(2, 4),
)
@settings(max_examples=400, deadline=None)
@pytest.mark.slow
def test_a_damaged_message_is_a_value_or_a_value_error(
    captured: tuple[str, Any], changes: list[tuple[int, int]], kind: int
) -> None:
    """Nothing else comes of bytes changed at random."""
    data = bytearray.fromhex(captured[0])
    for place, byte in changes:
        data[place % len(data)] = byte
    try:
        decode(frame(bytes(data), kind))
    except ValueError:
        pass


@given(st.binary(max_size=60), st.integers(2, 4))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_a_value_or_a_value_error(data: bytes, kind: int) -> None:
    """As above, without any plan."""
    try:
        decode(frame(data, kind))
    except ValueError:
        pass


def test_an_internal_frame_never_looks_like_a_users_message() -> None:
    """Bun's cluster uses frames of type 3; what has no command of the runtimes' kind gets one."""
    assert decode(frame("07", 3)) == {"cmd": "NODE_BUN", "message": 1}
    sent = encode({"cmd": "NODE_CLUSTER"})
    assert isinstance(sent, bytes)
    assert decode(b"\x03" + sent[1:]) == {"cmd": "NODE_CLUSTER"}
