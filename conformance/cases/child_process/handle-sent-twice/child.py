"""The child of main.py."""

from conformance.lib import typeof
from nodecompat import process


@process.on("message")
def on_message(m, handle):
    process.send([m, typeof(handle)])
    if handle:
        handle.destroy()
