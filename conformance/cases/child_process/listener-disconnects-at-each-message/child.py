"""The child of main.py."""

from nodecompat import process


@process.on("message")
def _(m):
    process.send(m)
    process.disconnect()
