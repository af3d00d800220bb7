"""Maps and sets show their size, buffers their bytes, typed arrays their elements."""

from array import array

from nodecompat.console import console
from nodecompat.util import inspect
from nodecompat.values import Map, Set

console.log(inspect(Map()), inspect(Map([("a", 1), ({"k": 1}, [2])])), inspect(Set()), inspect(Set([1, "b"])))
console.log(inspect(b"hi"), inspect(b""), inspect(b"\x01" * 52))
console.log(inspect(bytearray([1, 2])), inspect(array("d", [1.5, 2])), inspect(array("q", [3])), inspect(array("h")))
console.log(inspect(Set([1, 2, 3, 4]), {"maxArrayLength": 2}), inspect(Map([(1, 2), (3, 4)]), {"maxArrayLength": 1}))
