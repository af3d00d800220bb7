"""A once() listener for uncaughtException handles one error; the next is fatal."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout

process.once("uncaughtException", lambda e: show("handled", str(e)))
process.on("exit", lambda code: show("exit", code))


def fail(text):
    raise Exception(text)


setImmediate(lambda: fail("one"))
setTimeout(lambda: fail("two"), 30)
