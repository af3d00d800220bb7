"""`util`: format, promises, equality, types and the small functions; expected values measured on Node 24."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from support import run_python

from nodecompat import (
    Promise,
    Symbol,
    js,
    process,
    setImmediate,
    setTimeout,
    stream,
    structuredClone,
    timers,
    undefined,
    util,
    values,
)
from nodecompat._js.record import FrozenRecord, Record
from nodecompat._js.text import string_of
from nodecompat.errors import NodeError
from nodecompat.events import EventEmitter
from nodecompat.util import format, inherits, isDeepStrictEqual, promisify, styleText, types
from nodecompat.values import Map, Set


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ((), ""),
        (("100%",), "100%"),
        (("%%",), "%%"),
        (("%%", 1), "% 1"),
        (("%s %s %s", "a", 1.0), "a 1 %s"),
        (("%s", -0.0), "-0"),
        (("%s", {"a": {"b": 1}}), "{ a: [Object] }"),
        (("%s", b"hi"), "hi"),
        (("%s", Symbol("x")), "Symbol(x)"),
        (("%s|%s|%s", None, undefined, True), "null|undefined|true"),
        (("%d %d %d %d", "0x10", "", "x", None), "16 0 NaN 0"),
        (("%d", ["5"]), "5"),
        (("%i %i %i", 42.9, "-7px", "px"), "42 -7 NaN"),
        (("%f %f", "1.5e3x", "Infinity!"), "1500 Infinity"),
        (("%j %j", {"a": [1]}, undefined), '{"a":[1]} undefined'),
        (("%O", {"a": {"b": {"c": {}}}}), "{ a: { b: { c: {} } } }"),
        (("%o", [1]), "[ 1, [length]: 1 ]"),
        (("%c!", "css"), "!"),
        (("%x", 1), "%x 1"),
        (("a", "b", ["b"], None), "a b [ 'b' ] null"),
        ((1, "%s", "x"), "1 %s x"),
    ],
)
def test_format(args: tuple[Any, ...], text: str) -> None:
    """Each placeholder converts as Node's does; the rest follows."""
    assert format(*args) == text


def test_format_uses_a_program_s_own_str() -> None:
    """A class that defines `__str__` says what `%s` is, as one with toString in JavaScript; unless it fails."""

    class Named:
        def __str__(self) -> str:
            return "named"

    class Broken:
        def __str__(self) -> str:
            raise RuntimeError

    assert format("%s %s", Named(), Broken()) == "named Broken {}"


def test_format_json_of_a_circle() -> None:
    """A circular value is named so, other failures are raised."""
    ring: list[Any] = []
    ring.append(ring)
    assert format("%j", ring) == "[Circular]"


def test_promisify_takes_custom_functions() -> None:
    """An attribute promisifyCustom, or the symbol in the function's dictionary, is used as it is."""
    made: Any

    def work(callback: Any) -> None: ...

    def custom() -> None: ...

    work.promisifyCustom = custom  # type: ignore[attr-defined]
    made = promisify(work)
    assert made is custom

    def other(callback: Any) -> None: ...

    other.__dict__[promisify.custom] = custom  # type: ignore[index]
    made = promisify(other)
    assert made is custom
    work.promisifyCustom = 5  # type: ignore[attr-defined]
    made = promisify(work)
    assert made is not custom


def test_promisify_settles() -> None:
    """The value, the error and what is raised arrive; a promisified function is its own promisified form."""
    out = run_python("""
        from nodecompat.util import promisify
        def work(kind, callback):
            if kind == 'raise': raise KeyError('raised')
            callback(ValueError('failed')) if kind == 'fail' else callback(None, 1, 2)
        p = promisify(work)
        p('ok').then(lambda v: print('value', v))
        p('fail').catch(lambda e: print(repr(e)))
        p('raise').catch(lambda e: print(repr(e)))
        print(promisify(p) is p, p.__name__)
    """)
    assert out.lines == ["True work", "value 1", "ValueError('failed')", "KeyError('raised')"]


def test_promisify_of_an_async_function_warns() -> None:
    """DEP0174, as in Node."""
    out = run_python("""
        from nodecompat import process
        from nodecompat.util import promisify
        process.on('warning', lambda w: print(w.code))
        async def work(callback): callback(None, 'x')
        promisify(work)().then(print)
    """)
    assert sorted(out.lines) == ["DEP0174", "x"]


def test_callbackify() -> None:
    """The callback comes in a tick; what it raises is an uncaught exception."""
    out = run_python("""
        from nodecompat import Promise, process
        from nodecompat.util import callbackify
        @callbackify
        async def add(a, b): return a + b
        add(1, 2, lambda error, value: print(error, value))
        callbackify(lambda: Promise.reject(0))(lambda e: print(e.code, e.reason))
        process.on('uncaughtException', lambda e: print('uncaught', e))
        def broken(): raise ValueError('mine')
        add(1, 1, broken)
        print('first', add.__name__)
    """)
    assert out.lines == ["first addCallbackified", "None 3", "ERR_FALSY_VALUE_REJECTION 0", "uncaught mine"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, -0.0, False),
        (float("nan"), float("nan"), True),
        (None, undefined, False),
        ([1, {"a": (2,)}], (1, {"a": [2]}), True),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": undefined}, False),
        (Set([[1]]), {1}, False),
        ({1, 2}, frozenset([2, 1]), True),
        (set(range(20_000)), set(range(20_000)), True),
        (Set([1, [2]]), Set([[2], 1]), True),
        (Set([1]), Set([True]), False),
        (Map([(1, [1]), ([2], 2)]), Map([([2], 2), (1.0, [1])]), True),
        (Map([("a", 1)]), Map([("a", 2)]), False),
        (Map([([1], 2)]), Map([([1], 2)]), True),
        (b"a", bytearray(b"a"), False),
        (re.compile("a"), re.compile("a", re.I), False),
        (datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), True),
        (ValueError("a"), ValueError("a"), True),
        (ValueError("a"), TypeError("a"), False),
        (1 << 70, 1 << 70, True),
        (len, len, True),
        ({"a": 1}, Record(a=1), True),
        (FrozenRecord(a=1), js.obj(a=1), True),
        (Record(a=1), js.obj(a=2), False),
        ([{"a": Record(b=1)}], [{"a": {"b": 1}}], True),
    ],
)
def test_is_deep_strict_equal(left: object, right: object, same: bool) -> None:
    """Kind, value and structure decide, order of keys does not."""
    assert isDeepStrictEqual(left, right) is same
    assert isDeepStrictEqual(right, left) is same


def test_types() -> None:
    """What stands for which builtin kind."""

    async def later() -> None: ...

    assert types.isPromise(Promise())
    assert not types.isPromise(later)
    assert types.isAsyncFunction(later)
    assert types.isDate(datetime.now(UTC))
    assert types.isDate(values.Date(float("nan")))
    assert types.isRegExp(re.compile("x"))
    assert types.isNativeError(KeyError())
    assert types.isMap(Map())
    assert not types.isMap({})
    assert types.isSet(frozenset())
    assert types.isUint8Array(b"")
    assert types.isTypedArray(memoryview(b""))
    assert not types.isTypedArray([])


def test_types_of_converted_programs() -> None:
    """What the converter makes of JavaScript's own objects is of their kinds, and of no other's."""

    @js.promised
    async def later() -> None: ...

    kinds: dict[str, object] = {
        "isAsyncFunction": later,
        "isNumberObject isBoxedPrimitive": js.boxed(1),
        "isStringObject isBoxedPrimitive": js.boxed("a"),
        "isBooleanObject isBoxedPrimitive": js.boxed(False),
        "isProxy": js.Proxy({}, {}),
        "isDataView isArrayBufferView": js.DataView(bytearray(2)),
        "isWeakMap": js.WeakMap(),
        "isWeakSet": js.WeakSet(),
        "isMapIterator": Map([(1, 2)]).entries(),
        "isSetIterator": values.Set([1]).values(),
    }
    for names, value in kinds.items():
        found = {name for name in types.__all__ if getattr(types, name)(value)}

        assert found == set(names.split()), names
    assert types.isMapIterator(Map().keys())


def test_weak_collections_are_not_cloned() -> None:
    """A WeakMap and a WeakSet are refused, as in Node, although they hold their members here."""
    for weak in (js.WeakMap(), js.WeakSet()):
        with pytest.raises(NodeError, match="could not be cloned"):
            structuredClone(weak)


def test_tags() -> None:
    """The text of an object has the tag that its class has in Node."""
    assert string_of(process) == "[object process]"
    assert [string_of(weak) for weak in (js.WeakMap(), js.WeakSet())] == ["[object WeakMap]", "[object WeakSet]"]


def test_inherits() -> None:
    """`super_` is set; where Python cannot change the base it says what to write."""

    class Base: ...

    class Plain: ...

    class Child(Base): ...

    inherits(Child, Base)
    assert Child.super_ is Base  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"write `class Plain\(EventEmitter\):`"):
        inherits(Plain, EventEmitter)
    with pytest.raises(TypeError, match=r'The "ctor" argument must be of type function. Received null'):
        inherits(None, Base)  # type: ignore[arg-type]


def test_style_text() -> None:
    """Styles nest; without a terminal there are none unless validateStream is off."""
    assert styleText("red", "x", validateStream=False) == "\x1b[31mx\x1b[39m"
    inner = styleText("red", "b", validateStream=False)
    assert styleText("blue", f"a{inner}c", {"validateStream": False}) == "\x1b[34ma\x1b[31mb\x1b[34mc\x1b[39m"
    assert styleText(["bold", "dim"], "x", validateStream=False) == "\x1b[1m\x1b[2mx\x1b[22m\x1b[22m"
    assert styleText("#fa0", "x", validateStream=False) == "\x1b[38;2;255;170;0mx\x1b[39m"
    with pytest.raises(NodeError, match="argument 'format' must be one of: 'reset', 'bold'"):
        styleText("nope", "x")
    with pytest.raises(NodeError, match="must be a valid hex color"):
        styleText("#12", "x")


def test_deprecate_keeps_classes_classes() -> None:
    """A deprecated class is a subclass that warns when it is used."""
    out = run_python("""
        from nodecompat import process
        from nodecompat.util import deprecate
        process.on('warning', lambda w: print('warning', w))
        class Old:
            def __init__(self, x): self.x = x
        Wrapped = deprecate(Old, 'Old is old')
        print(isinstance(Wrapped(1), Old), Wrapped(2).x, Wrapped.__name__)
    """)
    assert out.lines == ["True 2 Old", "warning Old is old"]


def test_debuglog() -> None:
    """Only sections that NODE_DEBUG names are written, in capitals, with the process number."""
    out = run_python(
        """
        from nodecompat import process
        from nodecompat.util import debuglog
        debuglog('one')('a %d', 1); debuglog('two')('b'); print(process.pid, debuglog('ONE').enabled)
        """,
        env={"NODE_DEBUG": "one,thr*"},
    )
    assert out.stderr == f"ONE {out.stdout.split()[0]}: a 1\n"
    assert out.stdout.split()[1] == "True"


def test_small_functions() -> None:
    """toUSVString, stripVTControlCharacters, getSystemErrorName."""
    assert util.toUSVString("a\ud800") == "a\ufffd"
    assert util.stripVTControlCharacters("\x1b[31mred\x1b[0m\x1b]8;;http://x\x07link") == "redlink"
    assert util.getSystemErrorName(-2) == "ENOENT"
    with pytest.raises(ValueError, match=r"It must be a negative integer. Received 1"):
        util.getSystemErrorName(1)


def test_nothing_is_loaded_at_start() -> None:
    """A program that uses neither util nor console pays for neither."""
    out = run_python("""
        import sys, nodecompat
        print([name for name in sys.modules if name.startswith('nodecompat') and ('util' in name or 'console' in name)])
        from nodecompat import console
        console.log('text', 'alone')
        console.log('')
        console.log()
        print([name for name in sys.modules if name.startswith('nodecompat._util')])
    """)
    assert out.lines == ["[]", "text alone", "", "", "[]"]


def test_a_plain_instance_is_inspected_for_s() -> None:
    """As an object without a toString of its own in JavaScript; a class with `__str__` speaks for itself."""

    class Plain:
        def __init__(self) -> None:
            self.abc = True

    class Said:
        def __str__(self) -> str:
            return "said"

    assert util.format("%s %s", Plain(), Said()) == "Plain { abc: true } said"


def test_minus_zero_keeps_its_sign() -> None:
    """In `%d` and `%i`, also when a text stands for it."""
    assert util.format("%d %i %d %i %i", " -0.000", -0.5, -0.0, "-0", -0.0) == "-0 -0 -0 -0 0"


def test_promisify_gives_the_forms_with_promises() -> None:
    """Timers and streams have functions of their own for that, which come as they are."""
    found = [promisify(function) for function in (setTimeout, setImmediate, stream.pipeline, stream.finished)]
    own = timers.promises, stream.promises
    assert found == [own[0].setTimeout, own[0].setImmediate, own[1].pipeline, own[1].finished]
    assert [promisify(function) for function in found] == found


_OPTIONS: dict[str, Any] = {
    "verbose": {"type": "boolean", "short": "v"},
    "name": {"type": "string", "short": "n", "default": "x"},
    "tag": {"type": "string", "multiple": True},
}


@pytest.mark.parametrize(
    ("args", "more", "values", "positionals"),
    [
        (["-v", "--name=a", "--tag", "1", "--tag=2"], {}, {"verbose": True, "name": "a", "tag": ["1", "2"]}, []),
        (["-vn", "q"], {}, {"verbose": True, "name": "q"}, []),
        (["-nq"], {}, {"name": "q"}, []),
        (["--no-verbose"], {"allowNegative": True}, {"verbose": False, "name": "x"}, []),
        (["a", "--", "-v"], {"allowPositionals": True}, {"name": "x"}, ["a", "-v"]),
        (["--y=1", "-z", "a"], {"strict": False}, {"y": "1", "z": True, "name": "x"}, ["a"]),
    ],
)
def test_arguments_of_a_command(args: list[str], more: Any, values: Any, positionals: list[str]) -> None:
    """Long and short options, groups, texts, several of one name, defaults. Measured on Node 26."""
    found = util.parseArgs({"args": args, "options": _OPTIONS, **more})

    assert (found.values, found.positionals) == (values, positionals)


@pytest.mark.parametrize(
    ("args", "code", "text"),
    [
        (["--nope"], "UNKNOWN_OPTION", "Unknown option '--nope'"),
        (["a"], "UNEXPECTED_POSITIONAL", "Unexpected argument 'a'. This command does not take positional arguments"),
        (["--name"], "INVALID_OPTION_VALUE", "Option '-n, --name <value>' argument missing"),
        (["--verbose=1"], "INVALID_OPTION_VALUE", "Option '-v, --verbose' does not take an argument"),
    ],
)
def test_arguments_that_are_wrong(args: list[str], code: str, text: str) -> None:
    """Each of Node's errors, with its text."""
    with pytest.raises(NodeError) as caught:
        util.parseArgs(args=args, options=_OPTIONS)
    assert (caught.value.code, caught.value.message) == (f"ERR_PARSE_ARGS_{code}", text)


def test_tools_on_the_system_and_on_texts() -> None:
    """Errors of the system, signals, differences, variables, a part of a value. Measured on Node 26."""
    assert util.getSystemErrorMessage(-2) == "no such file or directory"
    assert util.getSystemErrorMap().get(-4095) == ["EOF", "end of file"]
    assert (util.getSystemErrorMessage(-99999), util.getSystemErrorName(-3008)) == (
        "Unknown system error -99999",
        "EAI_NONAME",
    )
    assert util.convertProcessSignalToExitCode("SIGTERM") == 143
    assert util.diff("12345", "12x45") == [[0, "1"], [0, "2"], [1, "3"], [-1, "x"], [0, "4"], [0, "5"]]
    assert util.diff(["a", "b"], ["a", "b"]) == [[0, "a"], [0, "b"]]
    assert util.parseEnv("A=1\nexport B='q' # c") == {"A": "1", "B": "q"}
    assert util.isArray([])
    assert not util.isArray({})
    assert util.TextDecoder().decode(util.TextEncoder().encode("é")) == "é"
    partial = [({"a": 1, "b": 2}, {"a": 1}), ([1, 2, 3], [1, 3]), ([1, 2], [2, 1]), (Set([1, 2]), Set([2])), ([], {})]
    assert [util.isPartialDeepStrictEqual(*pair) for pair in partial] == [True, True, False, True, False]
    assert not types.isDataView(b"")
    assert not types.isNumberObject(1)
    util.markPromiseAsHandled(Promise.reject(1))
