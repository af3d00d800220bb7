"""An entry of getActiveResourcesInfo() lives as long as its timer."""

from conformance.lib import show
from nodecompat import clearImmediate, clearInterval, process, setImmediate, setInterval, setTimeout

count = lambda kind: len([name for name in process.getActiveResourcesInfo() if name == kind])
show(count("Timeout"), count("Immediate"))
timeout = setTimeout(lambda: show("inside", count("Timeout")), 1)
show(count("Timeout"))


def on_interval():
    show("interval", count("Timeout"))
    clearInterval(interval)
    show("cleared", count("Timeout"))
    setImmediate(lambda: show("after", count("Timeout"), count("Immediate")))


interval = setInterval(on_interval, 20)
show(count("Timeout"))
clearImmediate(setImmediate(lambda: None))
show(count("Immediate"))
