"""A timer without a reference started in beforeExit does not revive the loop."""

from conformance.lib import show
from nodecompat import process, setTimeout


@process.on("beforeExit")
def before_exit():
    show("beforeExit")
    setTimeout(lambda: show("never"), 500).unref()


process.on("exit", lambda: show("exit"))
