"""colors are escape sequences around each kind of value."""

import json
import re
from datetime import UTC, datetime

from nodecompat import Symbol, undefined
from nodecompat.console import console
from nodecompat.util import inspect


def f():
    pass


value = {"s": "x", "n": 1, "b": True, "u": undefined, "z": None, "f": f, "d": datetime.fromtimestamp(0, UTC), "r": re.compile("x"), "y": Symbol("q"), "a-b": [{"m"}, {"deep": {"er": 1}}]}
console.log(json.dumps(inspect(value, {"colors": True})))
console.log(json.dumps(inspect([n * 111 for n in [1, 2, 3, 4, 5, 6, 7, 8]], {"colors": True})))
console.log(json.dumps(inspect.colors["red"], separators=(",", ":")), inspect.styles["string"])
