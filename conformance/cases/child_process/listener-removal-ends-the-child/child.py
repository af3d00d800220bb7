"""The child of main.py."""

from nodecompat import process


@process.on("message")
def listener(m):
    process.send([m, process.listenerCount("message")])
    if m == "end":
        process.off("message", listener)
