"""Arguments without a placeholder follow with blanks, strings bare."""

from nodecompat import undefined
from nodecompat.console import console
from nodecompat.util import format, formatWithOptions

console.log(format("a", "b", 1, ["c"], {"d": "e"}), format(1, "two", "%s"), format(), format("%s", "x", "y", None))
console.log(format({"a": 1}, "text"), format("%%", 1), format("a %s", undefined, "b"))
console.log(formatWithOptions({"compact": False, "depth": 0}, "x", {"a": {"b": 1}}))
ring = {}
ring["me"] = ring
console.log(format("%j", ring))
try:
    formatWithOptions("x", 1)
except TypeError as error:
    console.log(error.message)
