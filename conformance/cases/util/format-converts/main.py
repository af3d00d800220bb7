"""%d is Number() of its argument, to the last corner of the grammar."""

import json
from datetime import UTC, datetime, timedelta

from conformance.lib import show
from nodecompat import Symbol, undefined
from nodecompat.util import format
from nodecompat.values import Date, Map

texts = [
    "", "7", " 5\n", "-0", "+0", "-0x10", "0x1F", "0X1f", "0b11", "0B11", "0b12", "0o17", "0o18", "017", "1e3", "1E+3", "1e-3", ".5", "5.", ".",
    "e5", "1e", "1e+", "+.5", "-.5e1", "--1", "+-1", "-Infinity", "+Infinity", "Infinity", "infinity", "inf", "INF", "NaN", "nan", "1_000",
    "0x_1", "0x1_0", "0x", "0x-1", "0b", "12px", "1 2", "\u0661", "\u00a07\ufeff", "\u20287\u2029", "\u180e7", "\u00857", "\x1c7", "\u200b7",
    "\u30007", "\v7\f", "1e400", "-1e400", "0x" + "f" * 300, "9007199254740993", "123456789012345678901234567890", "1e21", "1e-7",
    "5e-324", "1e-400", "0x1p3", "1n", "1,000", "true", "null", "0x1.8", "00", "00.5", "-00", "+", "-",
]
for text in texts: show(json.dumps(text, ensure_ascii=False), format("%d", text))
class Plain: pass
class Named: __str__ = lambda self: "0x20"
values = [
    None, True, False, [], [7], ["0x10"], [1, 2], [[[3]]], [None], {}, Plain(), Named(), [Named()],
    datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=1234), Date(), b"12", Symbol("s"), lambda: 1, Map(), undefined,
]
show(" ".join(format("%d", value) for value in values))
