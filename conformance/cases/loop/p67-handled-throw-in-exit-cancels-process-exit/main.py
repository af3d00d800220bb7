"""P67 A handled throw inside 'exit' after process.exit(5) cancels the exit; 'exit' comes again at the end."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("uncaughtException", lambda e: show("UE", str(e)))


@process.on("exit")
def e1(c):
    show("e1", c)
    raise Exception("in exit")


setTimeout(lambda: show("timer still runs"), 5)
process.exit(5)
