"""What holds, what does not, and what the error says."""

import re

from conformance.lib import or_undefined
from nodecompat import require, undefined
from nodecompat.console import console
from nodecompat.js import RangeError, TypeError

assert_ = require("assert")
NaN = float("nan")

attempts = [
    lambda: assert_(True), lambda: assert_.ok("x"), lambda: assert_.ok([]), lambda: assert_(0, "the message"), lambda: assert_.ok(), lambda: assert_.ok(False, TypeError("own")),
    lambda: assert_.equal(1, "1"), lambda: assert_.equal(1, 2), lambda: assert_.equal(NaN, NaN), lambda: assert_.equal(None, undefined), lambda: assert_.notEqual(1, "1"), lambda: assert_.equal("a", "b", "text"),
    lambda: assert_.strictEqual(1, 1), lambda: assert_.strictEqual(1, 2), lambda: assert_.strictEqual("a", 1), lambda: assert_.strictEqual("hello world", "hello there"), lambda: assert_.strictEqual(0, -0.0),
    lambda: assert_.strictEqual(NaN, NaN), lambda: assert_.strictEqual({"a": 1}, {"a": 1}), lambda: assert_.strictEqual([1, 2, 3], [1, 2, 4]), lambda: assert_.strictEqual(1, 2, "own text"), lambda: assert_.strictEqual("a\nb", "a\nc"),
    lambda: assert_.notStrictEqual(1, 1), lambda: assert_.notStrictEqual("a long text", "a long text"), lambda: assert_.notStrictEqual(1, 2), lambda: assert_.strictEqual(undefined, None),
    lambda: assert_.deepStrictEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 2]}), lambda: assert_.deepStrictEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}), lambda: assert_.deepStrictEqual([1, 2], [1, 2, 3]),
    lambda: assert_.deepStrictEqual({"a": 1}, {"a": "1"}), lambda: assert_.deepStrictEqual([*range(30)], [*range(30), 99]), lambda: assert_.deepStrictEqual("a", "b"), lambda: assert_.deepStrictEqual({}, []),
    lambda: assert_.notDeepStrictEqual({"a": 1}, {"a": 1}), lambda: assert_.notDeepStrictEqual([1], [2]), lambda: assert_.deepEqual({"a": 1}, {"a": "1"}), lambda: assert_.deepEqual([1, 2], [1, 3]), lambda: assert_.deepEqual({"a": 1}, {"b": 1}),
    lambda: assert_.notDeepEqual([1], ["1"]), lambda: assert_.fail(), lambda: assert_.fail("on purpose"), lambda: assert_.fail(RangeError("own")), lambda: assert_.ifError(None), lambda: assert_.ifError(undefined),
    lambda: assert_.ifError("text"), lambda: assert_.ifError(Exception("broken")), lambda: assert_.match("abc", re.compile("b")), lambda: assert_.match("abc", re.compile("x")), lambda: assert_.match(5, re.compile("x")), lambda: assert_.doesNotMatch("abc", re.compile("x")),
    lambda: assert_.doesNotMatch("abc", re.compile("b")), lambda: assert_.match("a", "b"), lambda: assert_.strict.equal(1, "1"), lambda: assert_.strict.deepEqual([1], ["1"]), lambda: assert_.strict(1),
]
for place, attempt in enumerate(attempts):
    try:
        attempt()
        console.log(place, "holds")
    except Exception as error:
        console.log(place, error.name, or_undefined(error.code), getattr(error, "operator", undefined), getattr(error, "generatedMessage", undefined), error.message)
error = assert_.AssertionError({"actual": 1, "expected": 2, "operator": "strictEqual"})
console.log(error.name, error.code, error.actual, error.expected, error.generatedMessage, isinstance(error, AssertionError), error.toString().split("\n")[0])
console.log(require("assert/strict") is assert_.strict, assert_.strict.strict is assert_.strict)
