"""On the json wire undefined members vanish, NaN becomes null and dates become text."""

import math
from datetime import UTC, datetime

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"serialization": "json"})
epoch = datetime.fromtimestamp(0, UTC)
child.send({"u": undefined, "n": math.nan, "i": math.inf, "z": -0.0, "list": [undefined, 1], "d": epoch, "set": "end"})


@child.on("message")
def on_message(m):
    show(m["n"], m["i"], m["z"], m["list"], m["d"], m["set"], "u" in m)
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
