"""Values are compared all the way down without conversion."""

import re
from datetime import UTC, datetime

from nodecompat import undefined
from nodecompat.console import console
from nodecompat.util import isDeepStrictEqual
from nodecompat.values import Map, Set


class P:
    def __init__(self, x):
        self.x = x


class Q:
    def __init__(self, x):
        self.x = x


a, b = [1], [1]
a.append(a), b.append(b)
console.log(isDeepStrictEqual({"a": [1, {"b": 2}], "c": "x"}, {"c": "x", "a": [1, {"b": 2}]}), isDeepStrictEqual([1, 2], [2, 1]), isDeepStrictEqual(a, b))
console.log(isDeepStrictEqual(1, "1"), isDeepStrictEqual(1, True), isDeepStrictEqual(float("nan"), float("nan")), isDeepStrictEqual(0, -0.0), isDeepStrictEqual(None, undefined))
console.log(isDeepStrictEqual(P(1), P(1)), isDeepStrictEqual(P(1), Q(1)), isDeepStrictEqual({"x": 1}, P(1)))
console.log(isDeepStrictEqual(Set([1, {"a": 1}]), Set([{"a": 1}, 1])), isDeepStrictEqual(Map([("a", [1])]), Map([("a", [1])])), isDeepStrictEqual(Map([("a", 1)]), Map([("a", 2)])))
console.log(isDeepStrictEqual(b"a", b"a"), isDeepStrictEqual(datetime.fromtimestamp(5, UTC), datetime.fromtimestamp(5, UTC)), isDeepStrictEqual(re.compile("a", re.I), re.compile("a")), isDeepStrictEqual(Exception("a"), Exception("b")))
