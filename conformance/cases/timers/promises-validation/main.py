"""timers/promises: bad arguments reject instead of throwing."""

from conformance.lib import show
from nodecompat.timers import promises as tp


def failed(e):
    show(e.name, e.code, e.message)


tp.setTimeout(1, "x", 1).catch(failed)
tp.setTimeout(1, "x", {"signal": 1}).catch(failed)
tp.setTimeout(1, "x", {"ref": 1}).catch(failed)
tp.setImmediate("x", None).catch(failed)
tp.setImmediate("x", {"ref": "yes"}).catch(failed)
show("sync")
