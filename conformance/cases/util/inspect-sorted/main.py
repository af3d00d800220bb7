"""sorted orders keys, entries of maps and members of sets."""

from nodecompat.console import console
from nodecompat.util import inspect
from nodecompat.values import Map, Set

console.log(inspect({"b": 1, "a": {"d": 1, "c": 2}}, {"sorted": True}), inspect(Set(["z", "a"]), {"sorted": True}), inspect([3, 1], {"sorted": True}))
console.log(inspect({"a": 1, "b": 2}, {"sorted": lambda x, y: 1 if x < y else -1}), inspect(Map([("b", 1), ("a", 2)]), {"sorted": True}))
