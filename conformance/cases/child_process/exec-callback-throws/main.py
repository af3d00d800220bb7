"""What the callback throws is an uncaught exception."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import exec

process.on("uncaughtException", lambda e: show("uncaught", str(e)))


def done():
    raise Exception("from the callback")


exec("true", done).on("close", lambda: show("never"))
