"""Whatever is a name or a value of a variable becomes a text by String()."""

import json
import re
from array import array
from datetime import UTC, datetime

from conformance.lib import or_undefined, show
from nodecompat import Promise, Symbol, process, undefined
from nodecompat.values import Date, Map, Set

env = process.env
class Plain: pass
class Named: __str__ = lambda self: "named!"
class RangeError(ValueError): pass
circle = [1, 2]
circle += [circle, 3]
values = {
    "zero": -0.0, "large": 1e21, "small": 1e-7, "nan": float("nan"), "infinity": -float("inf"),
    "list": [1, [2, (3,)], None, undefined, "x"], "empty": [], "circle": circle,
    "object": {"a": 1}, "instance": Plain(), "named": Named(), "members": [Plain(), Named(), {}],
    "map": Map([(1, 2)]), "set": Set([1]), "date": datetime(2020, 1, 31, 12, 34, 56, tzinfo=UTC), "invalid": Date(),
    "pattern": re.compile(r"a\/b", re.I), "error": RangeError("boom"), "bare": TypeError(), "promise": Promise.resolve(),
    "typed": array("H", [1, 256]),
}
for name in values:
    env.VALUE = values[name]
    show(name, json.dumps(env.VALUE))
for key, text in [(1, "1"), (1.5, "1.5"), (True, "true"), (None, "null"), (Named(), "named!"), (Plain(), "[object Object]"), (["a", ["b"]], "a,b")]:
    env[key] = "found"
    show(text in env, env[key])
try: env.SYMBOL = Symbol("s")
except TypeError as error: show("TypeError", str(error))
try: env[Symbol("s")] = 1
except TypeError as error: show("TypeError", str(error))
show(or_undefined(env[Symbol("s")]), or_undefined(env.SYMBOL))
