"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m):
    if m == "end":
        process.exit(3)
    process.send([m, "taken"])
