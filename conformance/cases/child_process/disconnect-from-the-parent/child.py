"""The child of main.py."""

from nodecompat import process

process.on("message", lambda: None)


@process.on("disconnect")
def on_disconnect():
    process.exitCode = 1 if process.connected else 3


process.send("ready")
