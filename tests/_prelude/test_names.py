"""Reflect, Intl, DataView, Iterator, and what the newest JavaScript has on the older classes. Measured on Node 26."""

from __future__ import annotations

from typing import Any

import pytest

from nodecompat import js, run
from nodecompat.util import inspect


def said(error: Any) -> str:
    return f"{error.value.name}: {error.value.message}"


def test_reflect_says_whether_it_was_done() -> None:
    """Each function, on an object that is free and on one that is frozen."""
    value = js.obj(b=1, a=2)
    frozen = js.Object.freeze(js.obj(a=1))

    assert js.Reflect.ownKeys(value) == ["b", "a"]
    assert (js.Reflect.has(value, "a"), js.Reflect.has(value, "c"), js.Reflect.get(value, "a")) == (True, False, 2)
    assert (js.Reflect.set(value, "c", 3), js.Reflect.deleteProperty(value, "b"), value) == (
        True,
        True,
        {"a": 2, "c": 3},
    )
    assert (js.Reflect.set(frozen, "a", 2), js.Reflect.defineProperty(frozen, "b", {"value": 1})) == (False, False)
    assert js.Reflect.apply(lambda a, b: a + b, None, [1, 2]) == 3
    assert js.Reflect.construct(js.Map, [[[1, 2]]]).get(1) == 2
    assert (inspect(js.Reflect), str(js.Intl), inspect(js.Math)) == (
        "Object [Reflect] {}",
        "[object Intl]",
        "Object [Math] {}",
    )
    with pytest.raises(js.TypeError) as error:
        js.Reflect.ownKeys(1)
    assert said(error) == "TypeError: Reflect.ownKeys called on non-object"
    with pytest.raises(js.TypeError) as error:
        js.Reflect.apply(3)
    assert said(error) == "TypeError: Function.prototype.apply was called on 3, which is a number and not a function"


def test_intl_writes_what_the_methods_write() -> None:
    """Numbers, dates, lists, plurals, and the order of texts."""
    assert js.Intl.NumberFormat("en-US", {"style": "currency", "currency": "EUR"}).format(1234.5) == "€1,234.50"
    assert js.Intl.NumberFormat().format(1234567.891) == "1,234,567.891"
    utc = {"timeZone": "UTC"}
    assert js.Intl.DateTimeFormat("en-US", utc).format(0) == "1/1/1970"
    assert js.Intl.DateTimeFormat("en-US", {**utc, "hour": "numeric", "minute": "2-digit"}).format(0) == "12:00 AM"
    both = {**utc, "dateStyle": "medium", "timeStyle": "short"}
    assert js.Intl.DateTimeFormat("en-US", both).format(js.Date(0)) == "Jan 1, 1970, 12:00 AM"
    assert js.Intl.ListFormat("en").format(["a", "b", "c"]) == "a, b, and c"
    assert js.Intl.ListFormat("en", {"type": "disjunction"}).format(["a", "b"]) == "a or b"
    assert js.Intl.ListFormat("en", {"style": "short"}).format(["a", "b", "c"]) == "a, b, & c"
    assert js.Intl.ListFormat("en", {"type": "unit", "style": "narrow"}).format(["a", "b"]) == "a b"
    ordinal = js.Intl.PluralRules("en", {"type": "ordinal"})
    assert [ordinal.select(number) for number in (1, 2, 3, 4, 11, 22)] == ["one", "two", "few", "other", "other", "two"]
    assert [js.Intl.PluralRules("en").select(number) for number in (0, 1, 1.5)] == ["other", "one", "other"]
    assert js.sort(["b", "a", "Z", "z"], js.Intl.Collator().compare) == ["a", "b", "z", "Z"]
    assert js.Intl.getCanonicalLocales(["EN-us", "zh-hans-cn"]) == ["en-US", "zh-Hans-CN"]
    for call in (lambda: js.Intl.NumberFormat("x_y"), lambda: js.Intl.DateTimeFormat().format(js.NaN)):
        with pytest.raises(js.RangeError):
            call()


def test_a_data_view_sees_the_bytes_themselves() -> None:
    """Both orders of bytes; what lies outside is a RangeError."""
    data = js.ArrayBuffer(8)
    view = js.DataView(data)

    view.setFloat32(0, 1.5)
    view.setInt16(4, -2, True)

    read = [view.getUint8(0), view.getInt16(4, True), view.getUint16(4), view.getFloat32(0), view.getBigInt64(0)]
    assert (read, js.typeof(read[-1])) == ([63, -2, 65279, 1.5, 4593671624196030464], "bigint")
    assert (data[0], js.DataView(data, 4, 2).byteLength, js.ArrayBuffer.isView(view)) == (63, 2, True)
    for call, text in (
        (lambda: view.getInt32(5), "RangeError: Offset is outside the bounds of the DataView"),
        (lambda: js.DataView(3), "TypeError: First argument to DataView constructor must be an ArrayBuffer"),
        (lambda: js.DataView(data, 9), "RangeError: Start offset 9 is outside the bounds of the buffer"),
        (lambda: js.DataView(data, 1, 9), "RangeError: Invalid DataView length 9"),
    ):
        with pytest.raises(js.Error) as error:
            call()
        assert said(error) == text


def test_iterators_of_anything() -> None:
    """`Iterator.from`, `Iterator.concat`, and iterators by hand."""
    counted = iter([js.obj(value=1, done=False), js.obj(value=2, done=False), js.obj(done=True)])

    assert [*js.Iterator.from_(js.obj(next=lambda: next(counted)))] == [1, 2]
    assert js.call(js.Iterator.from_([1, 2, 3]), "drop", 1).__next__() == 2
    assert [*js.Iterator.concat([1], js.Set([2]), "c")] == [1, 2, "c"]
    assert isinstance(iter([]), js.Iterator)
    assert not isinstance([], js.Iterator)
    with pytest.raises(js.TypeError) as error:
        js.Iterator.from_(5)
    assert said(error) == "TypeError: Iterator.from called on non-object"


def test_bytes_as_text_and_back() -> None:
    """Base 16 and base64, with both alphabets."""
    assert js.call(js.Uint8Array([255, 1]), "toHex") == "ff01"
    assert js.call(js.Uint8Array([255, 1]), "toBase64", {"alphabet": "base64url", "omitPadding": True}) == "_wE"
    assert js.Uint8Array.fromHex("ff01") == js.Uint8Array.fromBase64(" /w\nE") == b"\xff\x01"
    assert js.Uint8Array.fromBase64("_wE", {"alphabet": "base64url"}) == b"\xff\x01"
    wrong: list[tuple[Any, str]] = [
        (lambda: js.Uint8Array.fromHex("abc"), "Input string must contain hex characters in even length"),
        (lambda: js.Uint8Array.fromBase64("a-_a"), "Found a character that cannot be part of a valid base64 string."),
    ]
    for call, text in wrong:
        with pytest.raises(js.SyntaxError) as error:
            call()
        assert error.value.message == text


def test_what_is_new_on_older_classes() -> None:
    """Math, Error, Map, Array, Symbol, Buffer."""
    halves = [js.Math.f16round(number) for number in (5.5, 1.337, 65520, -1e9)]
    assert halves == [5.5, 1.3369140625, js.Infinity, -js.Infinity]
    assert (js.Error.isError(ValueError("x")), js.Error.isError({})) == (True, False)
    entries: Any = js.Map({1: 2})
    assert (entries.getOrInsert(1, 5), entries.getOrInsertComputed(3, lambda key: key * 2), entries.size) == (2, 6, 2)
    assert repr(js.globalThis.Symbol.match) == "Symbol(Symbol.match)"
    assert js.Buffer.copyBytesFrom(js.Uint16Array([1, 2, 3]), 1, 1) == b"\x02\x00"

    async def later() -> Any:
        for item in (1, 2):
            yield item

    assert run(js.Array.fromAsync(later(), lambda item: js.Promise.resolve(item * 2))) == [2, 4]
    assert run(js.Array.fromAsync([js.Promise.resolve(1), 2])) == [1, 2]
    assert js.globalThis.crypto.randomUUID().count("-") == 4


def test_who_observes_is_told_of_marks_measures_and_calls() -> None:
    """Together, in a turn of its own; marks that were forgotten too. Measured on Node 26."""
    seen: list[Any] = []

    def told(entries: Any, observer: Any) -> None:
        seen.extend([entry.name, entry.entryType, entry.detail] for entry in entries.getEntries())
        observer.disconnect()

    js.PerformanceObserver(told).observe({"entryTypes": ["mark", "measure", "function"]})
    js.performance.mark("a", {"startTime": 1})
    js.performance.mark("b", {"startTime": 3, "detail": 3})
    measured = js.performance.measure("a to b", "a", "b")
    js.performance.clearMarks()
    call: Any = js.performance.timerify(told.__code__.co_name.__add__)
    run()

    assert (measured.duration, js.performance.getEntriesByType("mark")) == (2, [])
    assert [one.name for one in js.performance.getEntriesByName("a to b")] == ["a to b"]
    assert sorted(seen[:3]) == [["a", "mark", None], ["a to b", "measure", None], ["b", "mark", 3]]
    assert call("!") == "told!"
    with pytest.raises(js.DOMException, match='The "nope" performance mark has not been set'):
        js.performance.measure("x", "nope")


def test_an_object_is_held_as_far_as_it_was_asked() -> None:
    """Closed ones take no new keys, sealed ones lose none, frozen ones keep what they have."""
    closed = js.Object.preventExtensions(js.obj(a=1))
    sealed = js.Object.seal(js.obj(a=1))
    for value in (closed, sealed):
        value.a, value.b = 2, 3
    js.delete(closed, "a")
    js.delete(sealed, "a")

    assert (closed, sealed) == ({}, {"a": 2})
    held = (js.Object.isExtensible(closed), js.Object.isSealed(sealed), js.Object.isFrozen(sealed))
    assert held == (False, True, False)
    js.Object.freeze(sealed).a = 9
    assert (sealed.a, js.Object.isFrozen(sealed)) == (2, True)


def test_numbers_that_are_too_long_and_sets_that_are_joined() -> None:
    """JSON's integers are doubles; a Set has its newer methods; a copy of an error is of its kind."""
    assert js.JSON.parse("[123456789012345678901, 9007199254740993, 12]") == [1.2345678901234568e20, 2.0**53, 12]
    joined: Any = js.Set([1])
    assert [*joined.union(js.Set([2]))] == [1, 2]
    assert isinstance(js.structuredClone(js.RangeError("out")), js.RangeError)
    assert js.JSON.stringify(js.AggregateError([1], "m")) == "{}"
    assert js.Iterator.from_([1, 2, 3]).map(lambda n: n * 2).drop(1).toArray() == [4, 6]
    assert (js.BigInt(255).toString(16), js.call([1], "toString"), js.text(js.Uint8Array([1, 2]))) == ("ff", "1", "1,2")
