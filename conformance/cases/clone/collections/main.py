"""Maps, sets, dates, patterns and typed arrays stay what they are."""

import re
from array import array
from datetime import UTC, datetime

from nodecompat import console, structuredClone
from nodecompat.values import Date, Map, Set

console.log(structuredClone(Map([({"k": 1}, "object"), (1, "one"), (float("nan"), None)])))
console.log(structuredClone(Set([1, "1", [1], Set()])))
console.log(structuredClone(datetime(2020, 1, 31, 1, 2, 3, 456000, UTC)), structuredClone(Date(float("nan"))), structuredClone(re.compile("a+", re.I)))
console.log(structuredClone([array("d", [1.5, 2]), array("h", [-1]), array("q", [3])]))
console.log(structuredClone([[], {}, [[]], {"a": {}}]))
