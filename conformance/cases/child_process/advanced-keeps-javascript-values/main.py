"""On the advanced wire undefined, NaN, -0, big integers, dates, bytes, Map, Set and cycles survive."""

import math
from datetime import UTC, datetime
from nodecompat.values import Map, Set

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"serialization": "advanced"})
value = {
    "u": undefined,
    "n": math.nan,
    "z": -0.0,
    "big": 2**70,
    "d": datetime.fromtimestamp(5, UTC),
    "bytes": b"hi",
    "map": Map([["k", 1]]),
    "set": Set([1, 2]),
}
value["self"] = value
child.send(value)


@child.on("message")
def on_message(m):
    show("u" in m, m["u"], m["n"], m["z"], str(m["big"]), int(m["d"].timestamp() * 1000), m["bytes"])
    show(m["map"].get("k"), len(m["map"]), m["set"].has(2), len(m["set"]), m["self"] is m)
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
