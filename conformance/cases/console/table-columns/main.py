"""table shows only the columns asked for; what is no collection is logged."""

from nodecompat import undefined
from nodecompat.console import console
from nodecompat.values import Map, Set

console.table([{"a": 1, "b": 2}, {"b": 3}], ["b"])
console.table([{"a": 1}], ["z"])
console.table([1, 2], ["a"])
console.table("text")
console.table(5)
console.table(None)
console.table(undefined)
console.table(Map([("a", 1), ({"x": 1}, 2)]))
console.table(Set([1, "b"]))
console.table(["é日本"])
try:
    console.table([], 5)
except TypeError as error:
    console.log(error.message)
