"""P56 Immediate that throws while an unref'd chain follows; batch continues across two throws."""

from conformance.lib import show
from nodecompat import process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def fail(text):
    raise Exception(text)


setImmediate(lambda: fail("1"))
setImmediate(lambda: fail("2"))
setImmediate(lambda: show("3"))
process.on("exit", lambda c: show("exit", c))
