"""P09 Inside an I/O callback: immediate always precedes a 0 ms timer."""

from conformance.lib import show
from nodecompat import Promise, fs, process, setImmediate, setTimeout


def io():
    setTimeout(lambda: show("timeout"), 0)
    setImmediate(lambda: show("immediate"))
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))
    show("io")


fs.stat("/", io)
