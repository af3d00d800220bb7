"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m, handle):
    if not handle:
        return
    process.send([len(m)])
    process.send(m, handle, lambda: handle.close())
