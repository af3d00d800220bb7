"""What arrives for each type, on each wire: the rows that are tested, and that the page's tables are made of.

A row of `PYTHON` is a value that Python sends, and for each wire a cell: the words of the page and what a
Python receiver has to get, literally. A row of `JAVASCRIPT` is an expression that Node evaluates and sends.

    PYTHONPATH=. python tests/values_table.py     writes both tables into conformance/guide/values.md, between their two marks
"""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import ipaddress
import itertools
import math
import pathlib
import re
import types
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from support_values import (
    ABSENT,
    EMPTY,
    KEPT,
    LEFT_OUT,
    REFUSED,
    SAME,
    Cell,
    Check,
    ErrorLike,
    Expression,
    Numpy,
    Raises,
    Row,
)

from nodecompat import AbortController, Symbol, errors
from nodecompat.abort import DOMException
from nodecompat.events import EventEmitter
from nodecompat.values import Date, Map, RegExp, Set, undefined

PAGE = Path(__file__).resolve().parent.parent / "conformance" / "guide" / "values.md"
BEGIN, END = "<!-- values: made by tests/values_table.py -->\n", "<!-- values: end -->\n"
UTC = datetime.UTC


# -- values ------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Plain:
    def __init__(self) -> None:
        self.x = 1


class Slotted:
    __slots__ = ("x",)

    def __init__(self) -> None:
        self.x = 1


class Private:
    def __init__(self) -> None:
        self.x = 1
        self.__key = "secret"


class Job(EventEmitter):
    def __init__(self) -> None:
        super().__init__()
        self.on("done", print)
        self.x = 1


class NoTime(datetime.datetime):
    """As `pandas.NaT` is."""

    def timestamp(self) -> float:
        return math.nan


class Pair(NamedTuple):
    a: int
    b: int


class Colour(enum.Enum):
    RED = "red"


class PaymentError(Exception):
    def __init__(self) -> None:
        super().__init__("no funds")
        self.code = "E_FUNDS"
        self.__cause__ = ValueError("inner")


def endless() -> Iterator[None]:
    while True:
        yield


def circle() -> dict[str, Any]:
    made: dict[str, Any] = {}
    made["self"] = made
    return made


def coded() -> TypeError:
    error: Any = TypeError("wrong")
    error.code = "E_WRONG"
    return error  # type: ignore[no-any-return]


ONE = [1]
MOMENT = datetime.datetime(2020, 1, 31, 1, 2, 3, 456789, UTC)
NAIVE = datetime.datetime(2020, 1, 31, 12)
LAST = datetime.datetime.max.replace(tzinfo=UTC)
FIRST = datetime.datetime.min.replace(tzinfo=UTC)
EARLIER = datetime.datetime(2020, 1, 31, 1, 2, 3, 456789, datetime.timezone(datetime.timedelta(hours=2)))
CIRCLE = Check(lambda found: found["self"] is found)
TWICE = Check(lambda found: found == [[1], [1]] and found[0] is found[1])
COPIES = Check(lambda found: found == [[1], [1]] and found[0] is not found[1])
BYTES = {"type": "Buffer", "data": [104, 105]}
DROPPED = ("code", "cause", "amount")


def of_name(name: str) -> Check:
    return Check(lambda found: type(found).__name__ == name)


def as_list(words: str, shown: str) -> tuple[Cell, ...]:
    return (Cell(words, [1, 2]),) * 3 + (Cell("array", shown),)


def as_dict(shown: str) -> tuple[Cell, ...]:
    return (Cell("`dict` of its fields", {"x": 1}),) * 3 + (Cell("object", shown),)


def refused(in_json: Cell) -> tuple[Cell, ...]:
    return (REFUSED, REFUSED, in_json, Cell("-", None))


PYTHON: dict[str, list[Row]] = {
    "Plain values": [
        Row("`None`, `bool`, `str`", [None, True, "é"], SAME, SAME, SAME, Cell("`null`, boolean, string", "[ null, true, 'é' ]")),
        Row("`str` with lone surrogates", "\ud800", SAME, SAME, SAME, Cell("string", "'\\ud800'")),
        Row("`undefined`", undefined, SAME, SAME, Cell("left out; `None` in a list", ABSENT), Cell("`undefined`", "undefined")),
        Row("`int` up to 2^53", [5, -(2**53)], SAME, SAME, SAME, Cell("number", "[ 5, -9007199254740992 ]")),
        Row("`int` beyond 2^53", [2**53 + 1, -(2**70)], SAME, SAME, SAME,
            Cell("bigint", "[ 9007199254740993n, -1180591620717411303424n ]")),
        Row("`float`", [1.5, 1e300], SAME, SAME, SAME, Cell("number", "[ 1.5, 1e+300 ]")),
        Row("a whole `float` (`5.0`)", 5.0, SAME, Cell("`int`", 5), Cell("`int`", 5), Cell("number", "5")),
        Row("NaN, infinities", [math.nan, math.inf, -math.inf], SAME, SAME, Cell("`None`", [None, None, None]),
            Cell("number", "[ NaN, Infinity, -Infinity ]")),
        Row("`-0.0`", -0.0, SAME, SAME, Cell("`0`", 0), Cell("-0", "-0")),
    ],
    "Containers": [
        Row("`list`, `dict` with `str` keys", {"a": [1, {"b": []}]}, SAME, SAME, SAME,
            Cell("array, object", "{ a: [ 1, { b: [] } ] }")),
        Row("`tuple`", (1, 2), *as_list("`list`", "[ 1, 2 ]")),
        Row("named tuple", Pair(1, 2), *as_list("`list`", "[ 1, 2 ]")),
        Row("`deque`", collections.deque([1, 2]), *as_list("`list`", "[ 1, 2 ]")),
        Row("`range`", range(1, 3), *as_list("`list`", "[ 1, 2 ]")),
        Row("`dict` with other keys", {1: "a", None: "b", (1, 2): "c"}, SAME,
            Cell("keys as `String(key)`", {"1": "a", "null": "b", "1,2": "c"}),
            Cell("keys as `String(key)`", {"1": "a", "null": "b", "1,2": "c"}),
            Cell("object", "{ '1': 'a', null: 'b', '1,2': 'c' }")),
        Row("other mappings", types.MappingProxyType({"x": 1}), *(Cell("`dict`", {"x": 1}),) * 3, Cell("object", "{ x: 1 }")),
        Row("`set`, `frozenset`", {1}, Cell("`values.Set`", Set([1])), Cell("`values.Set`", Set([1])), EMPTY,
            Cell("Set", "Set(1) { 1 }")),
        Row("`values.Set`", Set([1, [], math.nan]), SAME, SAME, EMPTY, Cell("Set", "Set(3) { 1, [], NaN }")),
        Row("`values.Map`, any keys", Map([({}, 1), (2, [])]), SAME, SAME, EMPTY, Cell("Map", "Map(2) { {} => 1, 2 => [] }")),
        Row("cycles", circle(), Cell("kept", CIRCLE), Cell("kept", CIRCLE), Cell("`TypeError`", Raises("NodeTypeError")),
            Cell("kept", "<ref *1> { self: [Circular *1] }")),
        Row("one object met twice", [ONE, ONE], Cell("one object", TWICE), Cell("one object", TWICE),
            Cell("two", COPIES), Cell("one", "[ [ 1 ], [ 1 ] ]")),
    ],
    "Objects": [
        Row("dataclass", Point(1, 2), *(Cell("`dict` of its fields", {"x": 1, "y": 2}),) * 3, Cell("object", "{ x: 1, y: 2 }")),
        Row("plain instance", Plain(), *as_dict("{ x: 1 }")),
        Row("instance with `__slots__`", Slotted(), *as_dict("{ x: 1 }")),
        Row("`SimpleNamespace`", types.SimpleNamespace(x=1), *as_dict("{ x: 1 }")),
        Row("instance with private fields (`self.__key`)", Private(), *(Cell("`dict` without them", {"x": 1}),) * 3,
            Cell("object", "{ x: 1 }")),
        Row("instance of a class of yours that is an `EventEmitter`", Job(), *(Cell("`dict` of your fields", {"x": 1}),) * 3,
            Cell("object", "{ x: 1 }")),
        Row("`UserDict`, `UserList`, `UserString`", [collections.UserDict(x=1), collections.UserList([1]), collections.UserString("a")],
            *(Cell("`dict`, `list`, `str`", [{"x": 1}, [1], "a"]),) * 3, Cell("object, array, string", "[ { x: 1 }, [ 1 ], 'a' ]")),
        Row("`Enum`", Colour.RED, *(Cell("its value", "red"),) * 3, Cell("its value", "'red'")),
        Row("`UUID`", uuid.UUID(int=1), SAME, *(Cell("`str`", "00000000-0000-0000-0000-000000000001"),) * 2,
            Cell("string", "'00000000-0000-0000-0000-000000000001'")),
        Row("`Decimal`", decimal.Decimal("1.50"), SAME, *(Cell("`str`", "1.50"),) * 2, Cell("string", "'1.50'")),
        Row("`Decimal('NaN')` and infinities", decimal.Decimal("NaN"), REFUSED, *(Cell("`str`", "NaN"),) * 2,
            Cell("string", "'NaN'")),
        Row("`Fraction`", fractions.Fraction(1, 3), SAME, *(Cell("`str`", "1/3"),) * 2, Cell("string", "'1/3'")),
        Row("addresses, networks, interfaces of `ipaddress`",
            [ipaddress.ip_address("fe80::1%eth0"), ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_interface("10.0.0.1/8")],
            SAME, *(Cell("`str`", ["fe80::1%eth0", "10.0.0.0/8", "10.0.0.1/8"]),) * 2,
            Cell("string", "[ 'fe80::1%eth0', '10.0.0.0/8', '10.0.0.1/8' ]")),
        Row("paths", [pathlib.Path("/a/b"), pathlib.PurePosixPath("a"), pathlib.PureWindowsPath("c:/a")], SAME,
            *(Cell("`str`", ["/a/b", "a", "c:\\a"]),) * 2, Cell("string", "[ '/a/b', 'a', 'c:\\\\a' ]")),
        Row("entries whose key is a `Symbol`", {Symbol("s"): 1, "a": 2}, *(Cell("without them", {"a": 2}),) * 3,
            Cell("without them", "{ a: 2 }")),
    ],
    "Dates and patterns": [
        Row("aware `datetime`", MOMENT, SAME, SAME, Cell("ISO text", "2020-01-31T01:02:03.456Z"),
            Cell("Date", "2020-01-31T01:02:03.456Z")),
        Row("near the ends of the years 1 to 9999", [LAST, FIRST], SAME,
            Cell("to the millisecond", [LAST.replace(microsecond=999_000), FIRST]),
            Cell("ISO text", ["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"]),
            Cell("Date", "[ 9999-12-31T23:59:59.999Z, 0001-01-01T00:00:00.000Z ]")),
        Row("naive `datetime`: local time", NAIVE, *(Cell("the moment, in UTC", Check(lambda found: found in (
            NAIVE.replace(tzinfo=UTC), NAIVE.astimezone()))),) * 2,
            Cell("ISO text, in UTC", "2020-01-31T12:00:00.000Z"), Cell("Date", None)),
        Row("subclasses of `datetime` without a moment (`pandas.NaT`)", NoTime(2020, 1, 31), *(Cell("`values.Date()`", Date()),) * 2,
            Cell("`None`", None), Cell("Invalid Date", "Invalid Date")),
        Row("in another zone", EARLIER, *(Cell("the moment, in UTC", datetime.datetime(2020, 1, 30, 23, 2, 3, 456789, UTC)),) * 2,
            Cell("ISO text, in UTC", "2020-01-30T23:02:03.456Z"), Cell("Date", "2020-01-30T23:02:03.456Z")),
        Row("`date`", datetime.date(2020, 1, 31), *(Cell("midnight, in UTC", datetime.datetime(2020, 1, 31, tzinfo=UTC)),) * 2,
            Cell("ISO text", "2020-01-31T00:00:00.000Z"), Cell("Date", "2020-01-31T00:00:00.000Z")),
        Row("`values.Date()`, the invalid date", Date(), SAME, SAME, Cell("`None`", None), Cell("Invalid Date", "Invalid Date")),
        Row("`values.Date`, other years", Date(8.64e15), SAME, SAME, Cell("ISO text", "+275760-09-13T00:00:00.000Z"),
            Cell("Date", "+275760-09-13T00:00:00.000Z")),
        Row("`re.Pattern`", re.compile("a+", re.I | re.S), SAME, SAME, EMPTY, Cell("RegExp", "/a+/is")),
        Row("patterns of Python's own", re.compile("(?P<n>a)"), SAME, REFUSED, EMPTY, Cell("-", None)),
        Row("`values.RegExp`", RegExp("(?<n>a)", "g"), SAME, SAME, EMPTY, Cell("RegExp", "/(?<n>a)/g")),
    ],
    "Errors": [
        Row("`TypeError`, own `code`", coded(),
            Cell("class, `message`, `stack`, `code`",
                 ErrorLike(TypeError, "wrong", {"name": "TypeError", "message": "wrong", "code": "E_WRONG", "stack": "TypeError: wrong"})),
            Cell("`NodeTypeError`, a `TypeError`: `message`, `stack`",
                 ErrorLike(errors.NodeTypeError, "wrong", {"name": "TypeError", "message": "wrong", "code": undefined, "stack": "TypeError: wrong"})),
            Cell("`dict` of own properties", {"code": "E_WRONG"}), Cell("TypeError", "TypeError: wrong")),
        Row("other Python errors", ValueError("bad"),
            Cell("class, `args`, `message`, `stack`", ErrorLike(ValueError, "bad", {"name": "ValueError", "stack": "ValueError: bad"})),
            Cell("`RemoteError` called Error", ErrorLike(errors.RemoteError, "bad", {"name": "Error", "stack": "ValueError: bad"})),
            EMPTY, Cell("Error", "ValueError: bad")),
        Row("own classes, with `code` and cause", PaymentError(),
            Cell("`RemoteError` of that name, all properties",
                 ErrorLike(errors.RemoteError, "no funds", {"name": "PaymentError", "code": "E_FUNDS", "stack": "PaymentError: no funds"})),
            Cell("`RemoteError` called Error, cause",
                 Check(lambda found: (type(found), found.name, str(found.cause), found.code) == (errors.RemoteError, "Error", "inner", undefined))),
            Cell("`dict` of own properties", {"code": "E_FUNDS"}),
            Cell("Error with cause", "[PaymentError: no funds] { [cause]: [ValueError: inner] }"),
            Cell("without cause", ErrorLike(errors.RemoteError, "no funds", {"name": "Error", "code": undefined}, ("cause",)))),
        Row("nodecompat's, Node's own", errors.OutOfRangeError("x", ">= 0", -1),
            Cell("class, `code`", ErrorLike(
                errors.OutOfRangeError, 'The value of "x" is out of range. It must be >= 0. Received -1', {"code": "ERR_OUT_OF_RANGE"})),
            Cell("`NodeRangeError`", ErrorLike(
                errors.NodeRangeError, 'The value of "x" is out of range. It must be >= 0. Received -1', {"name": "RangeError", "code": undefined})),
            Cell("`dict` of own properties", {"code": "ERR_OUT_OF_RANGE"}),
            Cell("RangeError", 'RangeError [ERR_OUT_OF_RANGE]: The value of "x" is out of range. It must be >= 0. Received -1')),
        Row("`DOMException`", DOMException("t", "DataCloneError"),
            Cell("the same name and code", ErrorLike(DOMException, "t", {"name": "DataCloneError", "message": "t", "code": 25})),
            Cell("`RemoteError` called Error", ErrorLike(errors.RemoteError, "t", {"name": "Error", "code": undefined})), EMPTY,
            Cell("Error", "DataCloneError: t"),
            Cell("`DOMException`", ErrorLike(DOMException, "t", {"name": "DataCloneError", "message": "t", "code": 25}))),
        Row("`OSError` and its like", FileNotFoundError(2, "No such file", "f"),
            Cell("class, `errno`, `strerror`, `filename`",
                 ErrorLike(FileNotFoundError, "[Errno 2] No such file: 'f'", {"errno": 2, "strerror": "No such file", "filename": "f"})),
            Cell("`RemoteError` called Error", ErrorLike(errors.RemoteError, "[Errno 2] No such file: 'f'", {"name": "Error"})),
            EMPTY, Cell("Error", "FileNotFoundError: [Errno 2] No such file: 'f'")),
        Row("`ExceptionGroup`", ExceptionGroup("g", [ValueError("a")]),
            Cell("its errors too", Check(lambda found: type(found) is ExceptionGroup and repr(found.exceptions) == "(ValueError('a'),)")),
            Cell("`RemoteError`, errors lost", ErrorLike(errors.RemoteError, "g", {"name": "Error"}, ("exceptions", "errors"))),
            EMPTY, Cell("Error", "ExceptionGroup: g")),
    ],
    "Bytes and arrays": [
        Row("`bytes`", b"hi", SAME, SAME, Cell("`{'type': 'Buffer', …}`", BYTES), Cell("Buffer", "<Buffer 68 69>")),
        Row("`bytearray`", bytearray(b"hi"), Cell("`bytes`", b"hi"), Cell("`bytes`", b"hi"),
            Cell("`{'type': 'Buffer', …}`", BYTES), Cell("Buffer", "<Buffer 68 69>")),
        Row("`array.array`", array.array("d", [1.5]), SAME, SAME, Cell("`dict` of indexes", {"0": 1.5}),
            Cell("the typed array", "Float64Array(1) [ 1.5 ]")),
        Row("`memoryview`", memoryview(b"hi"), Cell("`array.array`", array.array("B", b"hi")), Cell("`array.array`", array.array("B", b"hi")),
            Cell("`dict` of indexes", {"0": 104, "1": 105}), Cell("the typed array", "Uint8Array(2) [ 104, 105 ]")),
        Row("numpy of one dimension", Numpy("numpy.array([1.5])"), *(Cell("`array.array`", array.array("d", [1.5])),) * 2,
            Cell("`dict` of indexes", {"0": 1.5}), Cell("the typed array", "Float64Array(1) [ 1.5 ]")),
        Row("numpy of more dimensions", Numpy("numpy.array([[1, 2], [3, 4]], dtype='int32')"),
            Cell("numpy, `memoryview` where that isn't loaded", KEPT), Cell("flat `array.array`", array.array("i", [1, 2, 3, 4])),
            Cell("lists", [[1, 2], [3, 4]]), Cell("flat", "Int32Array(4) [ 1, 2, 3, 4 ]")),
        Row("half floats", Numpy("numpy.array([1.5], dtype='float16')"), *(Cell("`array.array('f')`", array.array("f", [1.5])),) * 2,
            Cell("`dict` of indexes", {"0": 1.5}), Cell("Float32Array", "Float32Array(1) [ 1.5 ]")),
        Row("numpy's scalars", Numpy("[numpy.float64(1.5), numpy.longdouble(2.5), numpy.int64(5), numpy.bool_(True)]"),
            *(Cell("Python's", [1.5, 2.5, 5, True]),) * 3, Cell("number, boolean", "[ 1.5, 2.5, 5, true ]")),
        Row("numpy's complex scalars", Numpy("numpy.clongdouble(1j)"), REFUSED, REFUSED, REFUSED, Cell("-", None)),
        Row("numpy's `datetime64`", Numpy("numpy.datetime64('2020-01-31T01:02:03.456789001')"), *(Cell("aware `datetime`", MOMENT),) * 2,
            Cell("ISO text", "2020-01-31T01:02:03.456Z"), Cell("Date", "2020-01-31T01:02:03.456Z")),
        Row("numpy of other elements", Numpy("numpy.array(['a'])"), REFUSED, REFUSED, Cell("`dict` of indexes", {"0": "a"}), Cell("-", None)),
    ],
    "What cannot travel": [
        Row("functions, classes, methods", print, *refused(Cell("left out; `None` in a list", ABSENT))),
        Row("`Symbol`", Symbol("s"), *refused(Cell("left out; `None` in a list", ABSENT))),
        Row("modules, files, locks, generators", endless(), *refused(REFUSED)),
        Row("`timedelta`, `complex`, `object()`", 1j, *refused(REFUSED)),
        Row("what else the standard library, an extension module or nodecompat makes", AbortController(), *refused(REFUSED)),
    ],
}  # fmt: skip


NO_BIGINT = Cell("TypeError in Node", Raises("TypeError"))
NOT_CLONED = Cell("Error in Node", Raises("Error"))
CIRCULAR = Cell("TypeError in Node", Raises("TypeError"))

JAVASCRIPT: list[Expression] = [
    Expression("`null`, boolean, string", "[null, true, 'é', '\\ud800']", *(Cell("`None`, `bool`, `str`", [None, True, "é", "\ud800"]),) * 2),
    Expression("`undefined`", "undefined", Cell("`undefined`", undefined), LEFT_OUT),
    Expression("number", "[5, 1.5, 5.0]", *(Cell("`int` where it is whole, else `float`", [5, 1.5, 5]),) * 2),
    Expression("NaN, Infinity, -0", "[NaN, Infinity, -0]", Cell("`float`", [math.nan, math.inf, -0.0]), Cell("`None`, `None`, `0`", [None, None, 0])),
    Expression("bigint", "10n", Cell("`int`", 10), NO_BIGINT),
    Expression("array with holes", "[1, , 3]", Cell("`undefined` in the holes", [1, undefined, 3]), Cell("`None` in the holes", [1, None, 3])),
    Expression("array with own properties", "Object.assign([1], {x: 2})", *(Cell("`list` without them", [1]),) * 2),
    Expression("object, class instance", "new (class A { constructor() { this.x = 1 } })()", *(Cell("`dict`", {"x": 1}),) * 2),
    Expression("cycles", "(() => { const o = {}; o.self = o; return o })()", Cell("kept", CIRCLE), CIRCULAR),
    Expression("Map", "new Map([[{}, 1], [NaN, 2]])", Cell("`values.Map`", Map([({}, 1), (math.nan, 2)])), EMPTY),
    Expression("Set", "new Set([1, []])", Cell("`values.Set`", Set([1, []])), EMPTY),
    Expression("Date", "new Date(1580432523456)", Cell("aware `datetime`", datetime.datetime(2020, 1, 31, 1, 2, 3, 456000, UTC)),
               Cell("ISO text", "2020-01-31T01:02:03.456Z")),
    Expression("Date: invalid", "new Date(NaN)", Cell("`values.Date()`", Date()), Cell("`None`", None)),
    Expression("Date: outside of the years 1 to 9999", "new Date(8.64e15)", Cell("`values.Date`", Date(8.64e15)),
               Cell("ISO text", "+275760-09-13T00:00:00.000Z")),
    Expression("RegExp Python can compile", "/a+/is", Cell("`re.Pattern`", re.compile("a+", re.I | re.S)), EMPTY),
    Expression("RegExp with other syntax, or g, y, d, v", "[/(?<n>a)/, /a/g]",
               Cell("`values.RegExp`", [RegExp("(?<n>a)"), RegExp("a", "g")]), Cell("`{}`", [{}, {}])),
    Expression("TypeError, RangeError", "Object.assign(new TypeError('bad'), {code: 'E'})",
               Cell("`NodeTypeError`, `NodeRangeError`; own properties are lost", ErrorLike(
                   errors.NodeTypeError, "bad", {"name": "TypeError", "message": "bad", "code": undefined})),
               Cell("own properties", {"code": "E"})),
    Expression("SyntaxError, ReferenceError", "new SyntaxError('bad')",
               Cell("`SyntaxError`, `NameError`", ErrorLike(SyntaxError, "bad", {"name": "SyntaxError", "message": "bad"})), EMPTY),
    Expression("other errors", "new (class PaymentError extends Error { constructor(m) { super(m); this.name = 'PaymentError' } })('bad')",
               Cell("`RemoteError` called Error", ErrorLike(errors.RemoteError, "bad", {"name": "Error", "message": "bad"})),
               Cell("own properties", {"name": "PaymentError"})),
    Expression("`cause`", "new Error('bad', {cause: new RangeError('inner')})",
               Cell("`cause`, `__cause__`", Check(
                   lambda found: repr(found.__cause__) == "NodeRangeError('inner')" and found.__cause__ is found.cause)), EMPTY),
    Expression("Buffer", "Buffer.from('hi')", Cell("`bytes`", b"hi"), Cell("`{'type': 'Buffer', …}`", BYTES)),
    Expression("typed arrays", "[new Uint8Array([1]), new Uint8ClampedArray([1]), new Float64Array([1.5])]",
               Cell("`array.array`", [array.array("B", [1]), array.array("B", [1]), array.array("d", [1.5])]),
               Cell("`dict` of indexes", [{"0": 1}, {"0": 1}, {"0": 1.5}])),
    Expression("BigInt64Array", "new BigInt64Array([1n])", Cell("`array.array('q')`", array.array("q", [1])), NO_BIGINT),
    Expression("Float16Array", "new Float16Array([1.5])", Cell("`array.array('f')`", array.array("f", [1.5])),
               Cell("`dict` of indexes", {"0": 1.5}), node24=True),
    Expression("ArrayBuffer", "new Uint8Array([1, 2]).buffer", Cell("`bytearray`", bytearray(b"\1\2")), EMPTY),
    Expression("DataView", "new DataView(new ArrayBuffer(2))", Cell("`bytes`", b"\0\0"), EMPTY),
    Expression("boxed values", "[Object(1), Object('a'), Object(false)]", *(Cell("unboxed", [1, "a", False]),) * 2),
    Expression("Blob, streams", "[new Blob(['a']), new ReadableStream()]", *(Cell("`{}`", [{}, {}]),) * 2),
    Expression("functions, symbols", "() => 1", NOT_CLONED, LEFT_OUT),
]  # fmt: skip


# -- the page --------------------------------------------------------------------------------------


def render() -> str:
    """Both tables, as they stand in the page between the two marks."""
    lines = [
        "| Python sends | on `cbor` arrives | on `advanced` | on `json` | Node sees, on `advanced` |",
        "|---|---|---|---|---|",
    ]
    for group, rows in PYTHON.items():
        lines += [f"| **{group}** | | | | |", *_merged([(row.label, *_words(row)) for row in rows])]
    lines += ["", "| Node sends | on `advanced` arrives | on `json` |", "|---|---|---|"]
    lines += _merged([(row.label, row.advanced.words, row.json.words) for row in JAVASCRIPT])
    return "\n".join(lines) + "\n"


def _words(row: Row) -> tuple[str, ...]:
    advanced = row.advanced.words + (f"; with a Bun {row.bun.words}" if row.bun else "")
    return row.cbor.words, advanced, row.json.words, row.node.words


def _merged(rows: list[tuple[str, ...]]) -> list[str]:
    """The lines of a table; rows that say the same, one below the other, become one."""
    lines = []
    for words, group in itertools.groupby(rows, lambda row: row[1:]):
        lines.append("| " + " | ".join([", ".join([row[0] for row in group]), *words]) + " |")
    return lines


def with_tables(text: str) -> str:
    """The page with the tables as they have to be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + render() + "\n" + END + after


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text()))
