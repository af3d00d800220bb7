"""P40 Exception in an I/O callback."""

from conformance.lib import show
from nodecompat import Promise, fs, process, setImmediate, setTimeout

process.on("uncaughtException", lambda e: show("UE", str(e)))


def io():
    show("io")
    process.nextTick(lambda: show("tick"))
    Promise.resolve().then(lambda: show("micro"))
    setImmediate(lambda: show("immediate"))
    setTimeout(lambda: show("timeout"), 0)
    raise Exception("x")


fs.stat("/", io)
