"""getActiveResourcesInfo names what keeps the loop alive, one entry each."""

from conformance.lib import show
from nodecompat import clearTimeout, process, setImmediate, setTimeout


def timers():
    return sorted(name for name in process.getActiveResourcesInfo() if name in ("Timeout", "Immediate"))


show(timers())
t, u = setTimeout(lambda: None, 1), setTimeout(lambda: None, 1)
setImmediate(lambda: None)
show(timers())
u.unref()
clearTimeout(t)
show(timers())
