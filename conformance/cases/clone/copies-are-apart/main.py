"""What is changed in the original is not changed in the copy."""

from nodecompat import console, structuredClone
from nodecompat.values import Map

original = {"list": [1, {"deep": [2]}], "bytes": bytearray([1, 2]), "map": Map([("k", [1])])}
copy = structuredClone(original)
original["list"][1]["deep"].append(3)
original["map"].get("k").append(2)
original["added"] = True
console.log(copy["list"], copy["map"], list(copy), len(copy["bytes"]))
console.log(copy is original, copy["list"] is original["list"], copy["bytes"] is original["bytes"])
