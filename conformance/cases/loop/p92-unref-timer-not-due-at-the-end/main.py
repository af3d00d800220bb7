"""P92 Same, but the unref'd timer is not yet due at the end of the turn: it never fires."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout


def immediate():
    setTimeout(lambda: show("never"), 500).unref()
    show("immediate")


setImmediate(immediate)
process.on("exit", lambda: show("exit"))
