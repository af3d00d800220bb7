"""CBOR as text. Expected texts follow the examples of RFC 8949, appendix A."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nodecompat._wires.cbor.show import diagnostic
from nodecompat._wires.show import hexadecimal, printable


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("00", "0"),
        ("1bffffffffffffffff", "18446744073709551615"),
        ("3903e7", "-1000"),
        ("3bffffffffffffffff", "-18446744073709551616"),
        ("c249010000000000000000", "2(h'010000000000000000')"),
        ("f93c00", "1.0"),
        ("f90001", "5.960464477539063e-08"),
        ("fa47c35000", "100000.0"),
        ("fb3ff199999999999a", "1.1"),
        ("f98000", "-0.0"),
        ("f97c00", "Infinity"),
        ("fbfff0000000000000", "-Infinity"),
        ("fa7fc00000", "NaN"),
        ("f4", "false"),
        ("f5", "true"),
        ("f6", "null"),
        ("f7", "undefined"),
        ("f0", "simple(16)"),
        ("f8ff", "simple(255)"),
        ("c11a514b67b0", "1(1363896240)"),
        ("d818456449455446", '24(<<"IETF">>)'),
        ("d81840", "24(<<>>)"),
        ("d8182a", "24(-11)"),
        ("40", "h''"),
        ("4401020304", "h'01020304'"),
        ("62225c", '"\\"\\\\"'),
        ("63e6b0b4", '"水"'),
        ("63eda080", '"\\ud800"'),
        ("641b0a0d09", '"\\u001b\\n\\r\\t"'),
        ("8301820203820405", "[1, [2, 3], [4, 5]]"),
        ("a201020304", "{1: 2, 3: 4}"),
        ("a26161016162820203", '{"a": 1, "b": [2, 3]}'),
        ("5f42010243030405ff", "?h'5f42010243030405ff'"),
        ("7fff", "?h'7fff'"),
        ("0102", "1, 2"),
        ("", ""),
    ],
)
def test_every_kind_of_item(data: str, text: str) -> None:
    """Integers, floats, simple values, strings, arrays, maps, tags, embedded items, sequences; indefinite lengths not."""
    assert diagnostic(bytes.fromhex(data)) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("ff", "?h'ff'"),
        ("8201fc00", "[1, ?h'fc00'"),
        ("1f", "?h'1f'"),
        ("df00", "?h'df00'"),
        ("8201", "[1, ..."),
        ("9f01", "?h'9f01'"),
        ("19", "..."),
        ("fb00", "..."),
        ("d818", "24(..."),
        ("d8185a", "24(..."),
        ("d8184182", "24(<<[..."),
        ("4401", "h'01..."),
        ("6461e6b0", '"a...'),
        ("62ff61", '"\ufffda"'),
    ],
)
def test_what_is_broken_or_cut(data: str, text: str) -> None:
    """Bytes that are no item are shown as they are, what is missing is dots."""
    assert diagnostic(bytes.fromhex(data)) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x5a\x04\x00\x00\x00" + b"\xab" * 100, "h'abababababababa..."),
        (b"\x78\xff" + b"a" * 255, '"aaaaaaaaaaaaaaaa...'),
        (b"\x98\xff" + b"\x01" * 255, "[1, 1, 1, 1, 1, 1..."),
        (b"\x81" * 100_000, "[[[[[[[[[[[[[[[[[..."),
        (b"\xc1" * 100_000, "1(1(1(1(1(1(1(1(1..."),
    ],
)
def test_the_text_is_bounded(data: bytes, text: str) -> None:
    """Neither length nor depth makes it longer than was asked for."""
    assert diagnostic(data, 20) == text


@given(st.binary(max_size=300), st.integers(20, 60))
def test_no_bytes_break_it(data: bytes, limit: int) -> None:
    """Whatever the bytes are, there is a text, not too long, of printable characters."""
    text = diagnostic(data, limit)
    assert len(text) <= limit
    assert text.isprintable()


def test_hexadecimal() -> None:
    """Bytes are cut at whole ones."""
    assert hexadecimal(b"") == "h''"
    assert hexadecimal(b"\x00\xff") == "h'00ff'"
    assert hexadecimal(bytes(100), 20) == "h'00000000000000...'"


def test_printable() -> None:
    """What a terminal would obey is escaped; letters of any script are not."""
    assert printable("a é 水 😀") == "a é 水 😀"
    assert printable("\x1b[31m\x9b\u2028\U000e0001") == "\\u001b[31m\\u009b\\u2028\\udb40\\udc01"
