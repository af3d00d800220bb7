"""table draws a box, with a column for each key and one for plain values."""

from nodecompat.console import console

console.table([{"a": 1, "b": "x"}, {"a": 2, "c": True}])
console.table([[1, 2], [3, 4]])
console.table({"x": {"a": 1}, "y": {"a": {"z": 1}}})
console.table([1, "a", None])
console.table([[1, 2], "p", {"a": 1}])
console.table([{"a": {"x": 1, "y": 2, "z": 3}, "b": [1, 2, 3, 4, 5]}])
console.table([{2: 1, "b": 2, 1: 0}])
console.table([])
