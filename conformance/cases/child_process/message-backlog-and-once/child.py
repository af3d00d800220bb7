"""The child of main.py."""

from nodecompat import process, setTimeout

trace = []
process.on("disconnect", lambda: None)
setTimeout(lambda: process.once("message", lambda m: trace.append(f"once {m}")), 100)
setTimeout(lambda: process.on("message", lambda m: trace.append(f"on {m}")), 130)
setTimeout(lambda: process.send([*trace, "end"]), 160)
