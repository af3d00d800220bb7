"""Cycles are closed in the copy, and what was one object is one object."""

from nodecompat import console, structuredClone
from nodecompat.values import Map, Set

shared = [1]
original = {"a": shared, "b": shared, "map": Map(), "set": Set()}
original["self"] = original
original["map"].set(shared, original["map"])
original["set"].add(original["set"])
copy = structuredClone(original)
console.log(copy["self"] is copy, copy["a"] is copy["b"], copy["a"] is shared)
console.log(copy["map"].get(copy["a"]) is copy["map"], copy["set"].has(copy["set"]), copy["set"].has(original["set"]))
error = Exception("e")
first, second = structuredClone([error, error])
console.log(first is second, first is error)
console.log(copy)
