"""With a listener SIGINT does not end the process; the listener says 130 itself."""

from conformance.lib import show
from nodecompat import process, setTimeout


@process.on("SIGINT")
def interrupted(name, number):
    show(name, number)
    process.exit(128 + number)


process.on("exit", lambda code: show("exit", code))
process.kill(process.pid, "SIGINT")
setTimeout(lambda: show("never"), 5000)
