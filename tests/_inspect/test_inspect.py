"""`util.inspect` writes what Node writes; every expected text was measured on Node 24."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import enum
import re
import types
from array import array
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import pytest
from support_events import run_loop

from nodecompat import Promise, Symbol, events, undefined
from nodecompat.errors import AbortError, InvalidArgTypeError, system_error
from nodecompat.events import EventEmitter
from nodecompat.process import process
from nodecompat.stream import Writable
from nodecompat.util import inspect
from nodecompat.values import Map, RegExp, Set

P = collections.namedtuple("P", "x y")


class Foo:
    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (undefined, "undefined"),
        (True, "true"),
        (1.0, "1"),
        (-0.0, "-0"),
        (1e21, "1e+21"),
        (1e-7, "1e-7"),
        (1e20, "100000000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        ("a", "'a'"),
        ("it's", '"it\'s"'),
        ('"it\'s"', '`"it\'s"`'),
        ("'\"`", "'\\'\"`'"),
        ("'\"${", "'\\'\"${'"),
        ("\b\t\n\v\f\r\x1b\x7f\x85\\", "'\\b\\t\\n\\x0B\\f\\r\\x1B\\x7F\\x85\\\\'"),
        ("\ud83d", "'\\ud83d'"),
        ("\ud83d\ude00", "'😀'"),
        (Symbol("x"), "Symbol(x)"),
        (b"hi", "<Buffer 68 69>"),
        (b"", "<Buffer >"),
        (b"\0" * 51, f"<Buffer {' '.join(['00'] * 50)} ... 1 more byte>"),
        (bytearray(b"ab"), "Uint8Array(2) [ 97, 98 ]"),
        (memoryview(b"ab"), "Uint8Array(2) [ 97, 98 ]"),
        (array("q", [1]), "BigInt64Array(1) [ 1n ]"),
        (array("f", [0.1]), "Float32Array(1) [ 0.10000000149011612 ]"),
        (array("H"), "Uint16Array(0) []"),
        ({1, 1}, "Set(1) { 1 }"),
        (frozenset(), "Set(0) {}"),
        (Set([[1], "x"]), "Set(2) { [ 1 ], 'x' }"),
        (Map([("a", 1)]), "Map(1) { 'a' => 1 }"),
        (datetime.datetime(2020, 1, 2, 3, 4, 5, 6789, datetime.UTC), "2020-01-02T03:04:05.006Z"),
        (datetime.date(2020, 1, 2), "2020-01-02T00:00:00.000Z"),
        (re.compile("a/b[/]", re.I), r"/a\/b[/]/i"),
        (RegExp("x", "gy"), "/x/gy"),
        (re.compile(""), "/(?:)/"),
        ([], "[]"),
        ((1, [2]), "[ 1, [ 2 ] ]"),
        ({}, "{}"),
        ([undefined, None], "[ undefined, null ]"),
        ({"a-b": 1, "$": 2, "__proto__": 3}, "{ 'a-b': 1, '$': 2, ['__proto__']: 3 }"),
        ({"b": 1, 2: "x", 1: "y", "01": "z"}, "{ '1': 'y', '2': 'x', b: 1, '01': 'z' }"),
        ({Symbol("s"): 1, "a": 2}, "{ a: 2, Symbol(s): 1 }"),
        ({None: 1, True: 2, (1, 2): 3, 1.5: 4}, "{ null: 1, true: 2, '1,2': 3, '1.5': 4 }"),
        (Foo(), "Foo {}"),
        (Foo(a=1, _b=2), "Foo { a: 1, _b: 2 }"),
        ({"a": {"b": {"c": Foo(x=1), "d": {}, "e": Set([1])}}}, "{ a: { b: { c: [Foo], d: {}, e: [Set] } } }"),
    ],
)
def test_values(value: object, text: str) -> None:
    """A Python value is written as the JavaScript value it stands for."""
    assert inspect(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10**30, "1000000000000000000000000000000"),
        (2**53 + 1, "9007199254740993"),
        (types.SimpleNamespace(a=1), "{ a: 1 }"),
        (types.MappingProxyType({"a": 1}), "{ a: 1 }"),
        (collections.OrderedDict(a=1), "OrderedDict { a: 1 }"),
        (collections.deque([1]), "deque(1) [ 1 ]"),
        (P(1, 2), "P(2) [ 1, 2 ]"),
        (range(3), "[ 0, 1, 2 ]"),
        (range(10**30), "range(0, 1000000000000000000000000000000)"),
        ({"a": 1}.keys(), "[ 'a' ]"),
        (Decimal("1.5"), "Decimal('1.5')"),
        (PurePosixPath("/x"), "PurePosixPath('/x')"),
        (1j, "1j"),
        (object(), "{}"),
        (re, "[Module: re]"),
    ],
)
def test_python_values(value: object, text: str) -> None:
    """What only Python has is shown as close to JavaScript as it gets, integers exactly."""
    assert inspect(value) == text


def test_enum_slots_and_dataclasses() -> None:
    """Enum members show their name, slots and dataclasses their fields."""

    class Color(enum.Enum):
        RED = 1

    class Number(enum.IntEnum):
        ONE = 1

    class Slotted:
        __slots__ = ("a", "b")

    @dataclasses.dataclass
    class Point:
        x: int

    slotted = Slotted()
    slotted.a = 1  # type: ignore[attr-defined]
    assert inspect([Color.RED, Number.ONE, slotted, Point(2)]) == "[ Color.RED, 1, Slotted { a: 1 }, Point { x: 2 } ]"


def test_functions_and_classes() -> None:
    """Functions show their kind and name, classes their base, lambdas nothing."""

    async def later() -> None: ...

    def numbers() -> Any:
        yield

    class Base: ...

    class Child(Base): ...

    class Failure(Exception): ...

    assert inspect([later, numbers, lambda: 1, len, Base, Child, Failure]) == (
        "[\n  [AsyncFunction: later],\n  [GeneratorFunction: numbers],\n  [Function (anonymous)],\n"
        "  [Function: len],\n  [class Base],\n  [class Child extends Base],\n  [class Failure extends Error]\n]"
    )


def test_properties_do_not_run() -> None:
    """Neither properties nor __getattr__, __getattribute__, __class__, __len__ or items() of an object are used."""

    class Trap:
        def __init__(self) -> None:
            self.x = 1

        @property
        def loud(self) -> int:
            raise AssertionError

        def __getattribute__(self, name: str) -> Any:
            raise SystemExit(name)

        def __repr__(self) -> str:
            raise AssertionError

    class Liar(list[int]):
        def __len__(self) -> int:
            return 10**9

    trap = object.__new__(Trap)
    object.__getattribute__(trap, "__dict__")["x"] = 1
    assert inspect([trap, Liar([1])]) == "[ Trap { x: 1 }, Liar(1) [ 1 ] ]"


def test_private_names_are_hidden() -> None:
    """`self.__x` is JavaScript's #x."""

    class Safe:
        def __init__(self) -> None:
            self.__secret = 1
            self.open = 2

    assert inspect(Safe()) == "Safe { open: 2 }"


def test_circular() -> None:
    """What contains itself is numbered at its head and referred to by that number."""
    ring: list[Any] = [1]
    ring.append(ring)
    assert inspect(ring) == "<ref *1> [ 1, [Circular *1] ]"
    assert inspect(ring, compact=True) == "<ref *1> [ 1, [Circular *1] ]"
    shared = {"x": 1}
    assert inspect([shared, shared]) == "[ { x: 1 }, { x: 1 } ]"


def test_long_arrays_are_put_in_columns() -> None:
    """Numbers are flush right, texts flush left, a hundred are shown."""
    assert inspect([*range(8), 1000]) == "[\n     0, 1, 2, 3,\n     4, 5, 6, 7,\n  1000\n]"
    assert inspect(list(range(27))) == (
        "[\n   0,  1,  2,  3,  4,  5,  6,  7,\n   8,  9, 10, 11, 12, 13, 14, 15,\n"
        "  16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26\n]"
    )
    assert inspect(["a", "bb", "ccc", "a", "bb", "ccc", "d"]) == (
        "[\n  'a',   'bb',\n  'ccc', 'a',\n  'bb',  'ccc',\n  'd'\n]"
    )
    assert inspect(list(range(101))).endswith("\n  ... 1 more item\n]")


def test_errors_without_and_with_a_stack() -> None:
    """An exception that was not raised is in brackets; one that was shows its frames, the innermost first."""
    error = ValueError("bad")
    error.code = "E_X"  # type: ignore[attr-defined]
    assert inspect(error) == "[ValueError: bad] { code: 'E_X' }"

    def work() -> None:
        raise error

    with pytest.raises(ValueError, match="bad"):
        work()
    lines = inspect(error).split("\n")
    assert lines[0] == "ValueError: bad"
    assert lines[1].startswith("    at test_errors_without_and_with_a_stack.work (")
    assert lines[-2:] == ["  code: 'E_X'", "}"]


def test_errors_of_node() -> None:
    """Checks carry their code in the heading, system errors errno first; causes and groups are in brackets."""
    assert inspect(InvalidArgTypeError("x", "of type string", 5)) == (
        '[TypeError [ERR_INVALID_ARG_TYPE]: The "x" argument must be of type string. Received type number (5)] {\n'
        "  code: 'ERR_INVALID_ARG_TYPE'\n}"
    )
    assert inspect(system_error(2, "open", path="/x")) == (
        "[Error: open ENOENT] {\n  errno: -2,\n  code: 'ENOENT',\n  syscall: 'open',\n  path: '/x'\n}"
    )
    assert (
        inspect(AbortError(cause="why"))
        == "[AbortError: The operation was aborted] {\n  code: 'ABORT_ERR',\n  [cause]: 'why'\n}"
    )
    assert inspect(ExceptionGroup("m", [ValueError("a")])) == "[ExceptionGroup: m] { [errors]: [ [ValueError: a] ] }"


def test_an_exception_whose_text_fails() -> None:
    """Its class has to do."""

    class Bad(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert inspect([Bad("x")]) == "[ [Bad] ]"


def test_emitter() -> None:
    """An emitter shows its listeners, its limit and its own fields, as in Node."""

    class Job(EventEmitter):
        def __init__(self) -> None:
            super().__init__()
            self.id = 7

    job = Job()
    job.once("end", len)
    assert inspect(job) == (
        "Job {\n  _events: [Object: null prototype] {\n"
        "    end: [Function: bound onceWrapper] { listener: [Function: len] }\n  },\n"
        "  _eventsCount: 1,\n  _maxListeners: undefined,\n  id: 7,\n"
        "  Symbol(shapeMode): false,\n  Symbol(kCapture): false\n}"
    )


def test_promises() -> None:
    """The state is shown without making a rejection count as handled."""
    rejected = Promise.reject(1)
    assert (
        inspect([Promise(), Promise.resolve("x"), rejected])
        == "[ Promise { <pending> }, Promise { 'x' }, Promise { <rejected> 1 } ]"
    )
    assert rejected._handled is False
    rejected.catch(lambda _: None)


def test_records_and_environment_are_plain_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    """memoryUsage() and process.env show no class name."""
    assert inspect(process.memoryUsage()).startswith("{\n  rss: ")
    monkeypatch.setenv("NODECOMPAT_TEST", "1")
    assert "\n  NODECOMPAT_TEST: '1'" in inspect(process.env)


def test_custom() -> None:
    """`inspectCustom` gets depth, options and inspect, as many as it takes; its lines are indented."""

    class Box:
        def inspectCustom(self, depth: int, options: dict[str, Any], again: Any) -> str:
            return f"Box {depth}\n{options['breakLength']} {again([1])}"

    assert inspect({"a": Box()}) == "{\n  a: Box 1\n  80 [ 1 ]\n}"
    assert inspect({inspect.custom: lambda: {"b": 1}, "a": 2}) == "{ b: 1 }"
    assert inspect(Box(), customInspect=False) == "Box {}"


def test_options() -> None:
    """Options are a dict, keywords, or Node's oldest positional form; unknown keywords are refused."""
    value = {"a": {"b": {"c": 1}}}
    assert inspect(value, {"depth": 0}) == inspect(value, depth=0) == inspect(value, False, 0) == "{ a: [Object] }"
    assert inspect(value, depth=None) == "{ a: { b: { c: 1 } } }"
    assert inspect("abcd", maxStringLength=2) == "'ab'... 2 more characters"
    assert inspect([1, 2, 3], maxArrayLength=0) == "[ ... 3 more items ]"
    assert inspect([1234567.891, -1000], numericSeparator=True) == "[ 1_234_567.891, -1_000 ]"
    assert inspect([1, "a", None], colors=True) == "[ \x1b[33m1\x1b[39m, \x1b[32m'a'\x1b[39m, \x1b[1mnull\x1b[22m ]"
    assert inspect({"b": 1, "a": 2}, sorted=True) == "{ a: 2, b: 1 }"
    with pytest.raises(TypeError, match="unexpected keyword argument 'deep'"):
        inspect(value, deep=1)


def test_long_strings_are_split_at_their_lines() -> None:
    """Only when they don't fit on their line."""
    text = "first line which is long\nsecond line which is long too\nthird line, the last one"
    assert inspect({"t": text}) == (
        "{\n  t: 'first line which is long\\n' +\n    'second line which is long too\\n' +\n    'third line, the last one'\n}"
    )


def test_shared_reference_bombs_end() -> None:
    """A value with more paths than can be printed is cut, not followed."""
    bomb: Any = []
    for _ in range(60):
        bomb = [bomb, bomb]
    assert "[Array]" in inspect(bomb, depth=None)
    wide: Any = {}
    for _ in range(60):
        wide = {"a": wide, "b": wide, "c": {"d": wide}}
    assert "[Object]" in inspect(wide, depth=None)


def test_deep_values_end() -> None:
    """Where Python's stack ends the inspection says so, as Node's does."""
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    assert "[Array: Inspection interrupted prematurely. Maximum call stack size exceeded.]" in inspect(deep, depth=None)

    class Endless:
        def inspectCustom(self) -> Any:
            return Endless()

    assert inspect(Endless()).startswith("[Endless: Inspection interrupted")


def test_huge_integers_are_hexadecimal() -> None:
    """Python refuses to write them in decimal."""
    assert inspect(1 << 20000) == "0x1" + "0" * 5000


def test_results_with_fixed_fields_are_plain_objects() -> None:
    """What a step of `events.on` gives, and the chunks that `_writev` gets, are objects without a class."""
    steps = events.on(emitter := EventEmitter(), "x")
    emitter.emit("x", 1)
    shown: list[str] = []
    steps.next().then(lambda step: shown.append(inspect(step)))
    sink = Writable({"writev": lambda chunks, callback: shown.append(inspect(chunks))})
    sink.cork()
    sink.write("a")
    sink.write("b")
    sink.uncork()
    run_loop()

    assert shown == [
        "[\n  { chunk: <Buffer 61>, encoding: 'buffer' },\n  { chunk: <Buffer 62>, encoding: 'buffer' }\n]",
        "{ done: false, value: [ 1 ] }",
    ]
