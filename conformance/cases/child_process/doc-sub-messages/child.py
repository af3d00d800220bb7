"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m):
    process.send({"heard": m["hello"]})
    process.send({"foo": "bar", "baz": None}, lambda *_: process.disconnect())
