"""More than six entries are put in columns, a hundred are shown."""

from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect(list(range(120))))
console.log(inspect([f"item{i}" for i in range(27)]))
console.log(inspect([{"i": i} for i in range(7)]))
console.log(inspect(["a", "bb", "ccc", "dddd", "eeeee", "ffffff", "g" * 30]))
console.log(inspect([1.5 * i for i in range(101)], {"maxArrayLength": 8}))
