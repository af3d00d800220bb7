"""After once() has fired the next signal kills."""

from conformance.lib import show
from nodecompat import process, setTimeout


@process.once("SIGTERM")
def terminated(name):
    show(name)
    process.kill(process.pid, "SIGTERM")


process.kill(process.pid, "SIGTERM")
setTimeout(lambda: show("never"), 5000)
