"""A signal a program sends to itself is heard later, not inside kill()."""

from conformance.lib import show
from nodecompat import clearTimeout, process, setTimeout


@process.on("SIGHUP")
def on_hangup(signal, number):
    show("got", signal, number)
    clearTimeout(waiting)


waiting = setTimeout(lambda: process.exit(1), 5000)
show(process.kill(process.pid, "SIGHUP"))
