"""Reading V8's format: bytes that Node wrote, and bytes that nobody should."""

from __future__ import annotations

import array
import datetime
import math
import re
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support_values import levels

from nodecompat import errors
from nodecompat._channel.protocol import Channel
from nodecompat._js import MAX_DEPTH
from nodecompat._wires.v8 import read as v8_read
from nodecompat._wires.v8.write import encode
from nodecompat.values import Date, Map, RegExp, Set, undefined

decode: Any = v8_read.decode

UTC = datetime.UTC


def read(text: str) -> Any:
    return decode(bytes.fromhex(text))


# Frames of Node 20.20 and 24.19, without their length, and what they were in JavaScript.
FROM_NODE: list[tuple[str, Any]] = [
    ("ff0f41045f305446240004", [undefined, None, True, False]),  # [undefined, null, true, false]
    ("ff0f4902", 1),
    ("ff0f49ffffffff0f", -(2**31)),
    ("ff0f41024e00000000000016404e000000000000f03f240002", [5.5, 1]),  # [5.5, 1]
    ("ff0f6f2201614e00000000000040432201624e01000000000040437b02", {"a": 2**53, "b": 9007199254740994.0}),
    ("ff0f41045a107b000000000000005a21000000000000000040000000000000005a005a200000000000000000010000000000000024"
     "0004", [123, -(2**70), 0, 2**64]),  # [123n, -(2n**70n), 0n, 2n**64n]
    ("ff0f4105220568656c6c6f2201e963043dd800de22016100630400d87800240005", ["hello", "é", "😀", "a", "\ud800x"]),
    ("ff0f220568656c6c6f", "hello"),
    ("ff0f6f220161" "6f220162220163" "7b017b01", {"a": {"b": "c"}}),
    ("ff0f6f7b00", {}),
    ("ff0f4100240000", []),
    ("ff0f6f490a49024e000000000000e041490c4e0000c0ffffffef41490a220161490422022d314906220a343239343936373239354908"
     "2203312e35490e7b07",  # {5: 1, a: 2, '-1': 3, 4294967295: 4, 4294967294: 5, 2147483648: 6, '1.5': 7}
     {"5": 1, "2147483648": 6, "4294967294": 5, "a": 2, "-1": 3, "4294967295": 4, "1.5": 7}),
    ("ff0f61034900490249044906400203", [1, undefined, 3]),  # [1,,3]
    ("ff0f6103400003", [undefined] * 3),  # new Array(3)
    ("ff0f61034900490249025f49044904400303", [1, undefined, 2]),
    ("ff0f410249024904220178490a240102", [1, 2]),  # [1, 2] with a property x
    ("ff0f61022201794902400102", [undefined, undefined]),  # new Array(2) with a property y
    ("ff0f3b490249042201616f7b003a04", Map([(1, 2), ("a", {})])),
    ("ff0f2749022201782c02", Set([1, "x"])),
    ("ff0f440000000000000000", datetime.datetime(1970, 1, 1, tzinfo=UTC)),
    ("ff0f44000000000000f87f", Date()),  # new Date(NaN)
    ("ff0f4400000000f8ae3e43", Date(8636629476442112)),  # beyond Python's years
    ("ff0f52220272650a", RegExp("re", "iy")),
    ("ff0f522202726526", re.compile("re", re.I | re.M | re.S)),
    ("ff0f4102" "52220161bf01" "522201618002" "240002", [RegExp("a", "dgimsuy"), RegExp("a", "v")]),
    ("ff0f4104" "796e000000000000f03f7a100500000000000000732201" "78240004", [True, 1, 5, "x"]),  # boxed
    ("ff0f78", False),
    ("ff0f4202" "0102", bytearray(b"\x01\x02")),
    ("ff0f7e02040102", bytearray(b"\x01\x02")),  # new ArrayBuffer(2, {maxByteLength: 4})
    ("ff0f5c000a026869", b"hi"),
    ("ff0f41025c016f7b006f7b00240002", [{}, {}]),  # a Blob and a URL, from Node 20
]  # fmt: skip


@pytest.mark.parametrize(("frame", "value"), FROM_NODE, ids=[frame[4:34] for frame, _ in FROM_NODE])
def test_what_node_wrote_is_read(frame: str, value: Any) -> None:
    """Literal frames of real Nodes."""
    arrived = read(frame)

    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize("version", ["0d", "0e", "0f", "10"])
def test_versions_13_to_16_are_read(version: str) -> None:
    """Deno writes 16, and says the same with it."""
    assert read(f"ff{version}41045f305446240004") == [undefined, None, True, False]


def test_numbers_keep_what_python_can_tell() -> None:
    """Whole doubles are ints as on the json wire; -0, NaN, infinities and what is beyond 2^53 stay floats."""
    minus_zero, nan, infinite, large = read(
        "ff0f41044e00000000000000804e000000000000f87f4e000000000000f07f4e0000000000005043240004"
    )

    assert (math.copysign(1, minus_zero), type(minus_zero)) == (-1, float)
    assert math.isnan(nan)
    assert infinite == math.inf
    assert (large, type(large)) == (2.0**54, float)
    assert [type(one) for one in read("ff0f41024e00000000000014404e0000000000004043240002")] == [int, int]


@pytest.mark.parametrize(
    ("frame", "value"),
    [
        ("ff0f5502", 2),  # an unsigned integer
        ("ff0f558080808008", 2**31),
        ("ff0f5302c3a9", "é"),
        ("ff0f5302c3ff", "��"),  # as Node reads it
        ("ff0f630461006200", "ab"),
        ("ff0f0063026100", "a"),
        ("ff0f3f004902", 1),
        ("ff0f00003f054902", 1),
        ("ff0f41012d240001", [undefined]),
        ("ff0f610249044902400102", [undefined, undefined]),  # an index that is beyond the length
        ("ff0f61024902490449004906400202", [3, 2]),  # in another order
        ("ff0f61022201304902220230314904400202", [1, undefined]),  # '0' is an index, '01' is none
        ("ff0f6f4e000000000000f83f49047b01", {"1.5": 2}),
        ("ff0f6f006302610049047b01", {"a": 2}),
        ("ff0f6f53016149047b01", {"a": 2}),
        ("ff0f3b49024904490249063a04", Map([(1, 3)])),
        ("ff0f27490249022c02", Set([1])),
        ("ff0d42040102030456420102", memoryview(b"\x02\x03")),  # version 13 has no flags
        ("ff0f4204010203045642010001", memoryview(b"\x02\x03\x04")),  # as long as its buffer
        ("ff0f4202003e5668000200", array.array("f", [1.5])),
        ("ff0f7363026100", "a"),
        ("ff0f4902aabb", 1),  # bytes after the value are ignored
    ],
)
def test_what_node_reads_is_read(frame: str, value: Any) -> None:
    """Forms that V8 does not write any more, or not in this way, and reads all the same."""
    assert read(frame) == value


def test_numbers_of_objects_are_those_of_v8() -> None:
    """Everything that is an object in JavaScript is counted, buffers and boxed values too."""
    date, again, *rest = read(
        "ff0f4114" "4400000000000000005e01" "5222027265035e02" "3b3a005e03" "272c005e04" "6e000000000000f03f5e05"
        "732201785e06" "795e07" "7a1005000000000000005e08" "726d22016d732201532e5e09" "6f7b005e0a" "240014"
    )  # fmt: skip

    assert date is again
    assert all(rest[index] is rest[index + 1] for index in range(0, 18, 2))
    assert [str(one) for one in rest[::2]] == ["/re/gi", "Map()", "Set()", "1", "x", "True", "5", "m", "{}"]


def test_views_and_host_objects_have_numbers() -> None:
    """A view takes one; a host object of another kind takes one besides that of the value it holds."""
    view, same, plain, again, _, once_more = read("ff0f41065c000101015e016f7b005e024400000000000000005e02240006")
    held, first, second = read("ff0f41035c016f7b005e015e02240003")

    assert view is same
    assert view == array.array("B", [1])
    assert plain is again is once_more
    assert held is first is second


@pytest.mark.parametrize(
    "frame",
    [
        "ff0f6f220473656c665e007b01",
        "ff0f41015e00240001",
        "ff0f610149005e00400101",
        "ff0f3b22016d5e003a02",
        "ff0f275e002c01",
    ],
)
def test_cycles_are_closed(frame: str) -> None:
    """An object, array, Map or Set that holds itself."""
    made = read(frame)
    inside = [*(made.values() if isinstance(made, (dict, Map)) else made)]

    assert inside[0] is made


ERRORS = [
    ("ff0f72546d22016d636f22016149027b01732201532e", errors.NodeTypeError, "TypeError"),  # from Node 20
    ("ff0f72546d22016d73220153636f22016149027b012e", errors.NodeTypeError, "TypeError"),  # from Node 24
    ("ff0f72526d22016d73220153636f22016149027b012e", errors.NodeRangeError, "RangeError"),
    ("ff0f72536d22016d73220153636f22016149027b012e", SyntaxError, "SyntaxError"),
    ("ff0f72466d22016d73220153636f22016149027b012e", NameError, "ReferenceError"),
    ("ff0f72456d22016d73220153636f22016149027b012e", errors.RemoteError, "EvalError"),
    ("ff0f72556d22016d73220153636f22016149027b012e", errors.RemoteError, "URIError"),
    ("ff0f726d22016d73220153636f22016149027b012e", errors.RemoteError, "Error"),
]


@pytest.mark.parametrize(("frame", "cls", "name"), ERRORS)
def test_errors_arrive_as_exceptions(frame: str, cls: type, name: str) -> None:
    """The standard classes have one in Python; the text is the bare message; the cause is kept."""
    error = read(frame)

    assert (type(error), str(error)) == (cls, "m")
    assert (error.name, error.message, error.stack, error.cause) == (name, "m", "S", {"a": 1})


def test_errors_may_lack_parts_and_be_their_own_cause() -> None:
    """Message and stack are optional; Node 24 lets an error refer to itself; causes chain."""
    bare, looped = read("ff0f722e"), read("ff0f726d22016d73220153635e002e")
    chained = read("ff0f726d22016163726d2201622e2e")

    assert (str(bare), bare.message, bare.stack, hasattr(bare, "cause")) == ("", "", "Error", False)
    assert looped.cause is looped
    assert str(chained.__cause__) == "b"


def test_large_frames_are_read_the_same() -> None:
    """From 64 KiB on text is decoded on demand, first one by one and then at once."""
    value = {"é" * 3: b"x" * 70000, "rows": [{"name": f"row {index} ÿ"} for index in range(200)], "end": "ä"}
    frame = encode(value)

    assert decode(b"".join(frame)[4:] if isinstance(frame, list) else frame[4:]) == value


# -- what nobody should send ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ("", "a message must begin with V8's version mark ff, not end at once"),
        ("4902", "a message must begin with V8's version mark ff, not 4902"),
        ("ff", "a message must begin with V8's version mark ff, not ff"),
        ("ff0f", "a value that is cut off"),
        ("ff0c2200", "version 12 of V8's format; versions 13 to 16 are understood"),
        ("ff114902", "version 17 of V8's format; versions 13 to 16 are understood"),
        ("ff0fff0f4902", "0xff where a value must begin, at byte 2 of the message"),
        ("ff0f240000", "0x24 where a value must begin, at byte 2 of the message"),
        ("ff0f220361", "a value that is cut off"),
        ("ff0f22ffffffff0f61", "a value that is cut off"),
        ("ff0f4e0000", "a value that is cut off"),
        ("ff0f5a1007", "a value that is cut off"),
        ("ff0f5a82800200", "a bigint of more than 4096 bytes"),
        ("ff0f4980808080808001", "a number of more than 32 bits"),
        ("ff0f49ffffffff7f", "a number of more than 32 bits"),
        ("ff0f6303610062", "two-byte text of an odd number of bytes"),
        ("ff0f6f220161490422016149067b02", "an object with a key twice, or a wrong number of properties"),
        ("ff0f6f22016149047b05", "an object with a key twice, or a wrong number of properties"),
        ("ff0f6f3049047b01", "0x30 where text must stand"),
        ("ff0f6f220161", "a value that is cut off"),
        ("ff0f4103490249022400" "02", "0x24 where a value must begin, at byte 8 of the message"),
        ("ff0f41014902240002", "an array with a wrong number of properties, or whose two lengths differ"),
        ("ff0f41ffffffff0f", "a value that is cut off"),
        ("ff0f61ffffffff0f4000ffffffff0f", "a message that claims more than its bytes allow"),
        ("ff0f6101490049024000" "01", "an array with a wrong number of properties, or whose two lengths differ"),
        ("ff0f3b490249043a04", "a Map or Set with a wrong number of entries"),
        ("ff0f3b49023a01", "a Map with a key without a value"),
        ("ff0f5e00", "a reference to the object 0, which is not there"),
        ("ff0f6f2201615e057b01", "a reference to the object 5, which is not there"),
        ("ff0f5c015e00", "a reference to the object 0, which is not there"),
        ("ff0f5c0200", "a host object of the unknown kind 0x02"),
        ("ff0f5c001400", "a buffer of the unknown type 20"),
        ("ff0f5c00030301" "0203", "a typed array (type 3) that is no whole number of elements"),
        ("ff0f5c000a7f00", "a value that is cut off"),
        ("ff0f420401020304564202" "0300", "a view that does not fit its ArrayBuffer"),
        ("ff0f420401020304565701" "0200", "a view that does not fit its ArrayBuffer"),
        ("ff0f420401020304567a00" "0100", "a view of the unknown type 0x7a"),
        ("ff0f7e040201020304", "an ArrayBuffer larger than its largest size, or cut off"),
        ("ff0f5222027265808010", "a regular expression with unknown flags"),
        ("ff0f52490200", "0x49 where text must stand"),
        ("ff0f734902", "0x49 where text must stand"),
        ("ff0f726d49022e", "0x49 where text must stand"),
        ("ff0f72992e", "an error with the unknown part 0x99"),
        ("ff0f" + "00" * 40 + "4902", "more padding than anybody needs"),
    ],
)  # fmt: skip
def test_a_bad_body_is_a_value_error(frame: str, reason: str) -> None:
    """The text is the reason."""
    with pytest.raises(ValueError, match=re.escape(reason)):
        read(frame)


@pytest.mark.parametrize("start", ["6f220161", "4101", "61014900", "3b4902", "27", "7263", "5c01"])
@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 100_000])
def test_depth_is_bounded(start: str, levels: int) -> None:
    """One level more than allowed is refused at once, whatever the containers are."""
    body = b"\xff\x0f" + bytes.fromhex(start) * levels + b"0"

    with pytest.raises(ValueError, match="more than 1000 levels"):
        decode(body)


def test_the_deepest_message_is_read() -> None:
    """The levels that may be sent may arrive."""
    value: Any = []
    for _ in range(MAX_DEPTH - 1):
        value = [value]

    sent = encode(value)

    assert isinstance(sent, bytes)
    assert levels(decode(sent[4:])) == MAX_DEPTH


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\x0f" + bytes.fromhex("41ffffffff07") * 400,
        b"\xff\x0f" + bytes.fromhex("61ffffffff07") * 400,
        b"\xff\x0f\x41\xe8\x07" + bytes.fromhex("61c0843d4000c0843d") * 1000,  # a million holes, a thousand times
        b"\xff\x0f\x41\x90\x4e\x42\x80\x80\x04" + bytes(65536) + bytes.fromhex("5e0156680080800400") * 9999,
        b"\xff\x0f" + b"\x3f\x00" * 100_000,
    ],
)
@pytest.mark.slow
def test_lies_about_size_cost_nothing(body: bytes) -> None:
    """Lengths, holes and views take no memory that the frame does not have."""
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r".+"):
            decode(body)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.filterwarnings("error")
def test_a_doubtful_pattern_is_read_without_a_word() -> None:
    """Where Python warns of a pattern and warnings are errors: the peer's pattern is no fault of this program."""
    assert read("ff0f522205" + b"[[a]b".hex() + "00").pattern == "[[a]b"


def test_many_views_share_one_buffer() -> None:
    """Ten thousand views over one ArrayBuffer are ten thousand windows, not copies; writing is seen by all."""
    body = b"\xff\x0f\x41\x03\x42\x04\x01\x02\x03\x04" + bytes.fromhex("5e0156420102005e015657000200240003")
    buffer, view, words = decode(body)
    buffer[1] = 9

    assert (bytes(view), words.tolist(), words.format) == (b"\x09\x03", [0x0901], "H")


def test_colliding_keys_are_refused() -> None:
    """BigInts chosen to have one hash do not make a Map quadratic."""
    step = (1 << 61) - 1
    numbers = [b"\x5a\x40" + (step * index).to_bytes(32, "little") for index in range(1, 20001)]
    body = b"\xff\x0f\x27" + b"".join(numbers) + b"\x2c\xa0\x9c\x01"
    start = time.process_time()

    with pytest.raises(ValueError, match="keys chosen to collide"):
        decode(body)
    assert time.process_time() - start < 10  # seconds; without the check it takes minutes


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_value_or_a_value_error(tail: bytes) -> None:
    """Nothing but ValueError ever comes out."""
    reason = "fine"
    try:
        decode(b"\xff\x0f" + tail)
    except ValueError as error:
        reason = str(error)

    assert 0 < len(reason) < 200


def test_every_cut_of_a_message_is_an_error() -> None:
    """No prefix of a message is taken for one."""
    value = {"a": ["x", 1.5, b"bytes", {"é": None}], "m": Map([(1, Set(["y"]))]), "t": array.array("h", [1]), "w": "😀"}
    frame = encode(value)
    assert isinstance(frame, bytes)

    for end in range(4, len(frame)):
        with pytest.raises(ValueError, match=r"cut off|must begin|whole number|odd number"):
            decode(frame[4:end])


def test_a_bad_body_ends_the_channel() -> None:
    """The protocol makes ERR_IPC_BAD_FRAME of it, with the offset; what came before comes out."""
    channel = Channel("advanced")
    notices, _ = channel.receive(bytes.fromhex("00000004ff0f49020000000000000004ff0f4902"))

    assert [type(value) for _, value in notices] == [int, errors.IpcBadFrameError]
    assert (notices[1][1].code, notices[1][1].offset) == ("ERR_IPC_BAD_FRAME", 8)
