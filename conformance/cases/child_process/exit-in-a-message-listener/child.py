"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m):
    process.send("stopping")
    if m["cmd"] == "stop":
        process.exit(m["code"])
