"""P50 Listener exception inside emit aborts the remaining listeners and surfaces at the emit call."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
e.on("x", lambda: show("1"))


@e.on("x")
def fail():
    raise Exception("boom")


e.on("x", lambda: show("3"))
try:
    e.emit("x")
except Exception as er:
    show("caught", str(er))
