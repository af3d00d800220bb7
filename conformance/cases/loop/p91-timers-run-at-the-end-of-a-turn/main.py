"""P91 Timers are run at the END of a turn (libuv >= 1.45): a due unref'd timer created in an immediate still fires."""

from conformance.lib import busy, show
from nodecompat import process, setImmediate, setTimeout


def immediate():
    setTimeout(lambda: show("unref fired"), 1).unref()
    busy(20)
    show("immediate")


setImmediate(immediate)
process.on("exit", lambda: show("exit"))
