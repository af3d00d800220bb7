"""The child of main.py."""

from nodecompat import process


def a():
    pass


def b(m):
    process.removeAllListeners("message")
    process.send("got " + m)


process.on("message", a)
process.on("message", b)
process.off("message", a)
process.send("one left")
