"""A capture callback that throws ends the process with code 7."""

from conformance.lib import show
from nodecompat import process, setTimeout


def capture(e):
    show("captured", str(e))
    raise Exception("again")


process.setUncaughtExceptionCaptureCallback(capture)
process.on("exit", lambda: show("never"))


def fail():
    raise Exception("x")


setTimeout(fail, 1)
