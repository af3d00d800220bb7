"""An exitCode set by the uncaughtException listener is used at the natural end."""

from conformance.lib import show
from nodecompat import process


@process.on("uncaughtException")
def uncaught(e):
    show("handled", str(e))
    process.exitCode = 12


process.on("exit", lambda code: show("exit", code))
raise Exception("x")
