"""P90 A tick queue left behind by a throwing tick runs at the next check phase even with no user immediates."""

from conformance.lib import show
from nodecompat import process

process.on("uncaughtException", lambda e: show("UE", str(e)))


def fail(text):
    raise Exception(text)


process.nextTick(fail, "a")
process.nextTick(fail, "b")
process.nextTick(lambda: show("t3"))
process.on("exit", lambda: show("exit"))
