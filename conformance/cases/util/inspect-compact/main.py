"""compact and breakLength change the layout."""

from nodecompat.console import console
from nodecompat.util import inspect

value = {"a": [1, 2, {"b": "text", "c": []}], "d": {"e": {"f": {"g": 1}}}}
for compact in [True, False, 0, 1, 2, 5]:
    console.log(inspect(value, {"compact": compact, "depth": 5}))
for breakLength in [20, 40, float("inf")]:
    console.log(inspect(value, {"breakLength": breakLength, "depth": 5}))
console.log(inspect({"long": "x" * 90, "b": [1, 2, 3]}, {"compact": True}))
