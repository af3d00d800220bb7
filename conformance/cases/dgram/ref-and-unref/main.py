"""An unref'ed socket lets the program end, whether it is bound before or after."""

from conformance.lib import show
from nodecompat import dgram, process, setTimeout

a = dgram.createSocket("udp4")
show(a.unref() is a)
a.bind(0, lambda: show("a listening"))
b = dgram.createSocket("udp4")


def started():
    show("b listening", b.unref() is b, b.ref() is b)
    b.on("message", lambda m: (show("message", m.decode()), b.unref()))
    b.send("one", b.address().port)


b.bind(0, started)
setTimeout(lambda: show("never"), 5000).unref()
process.on("exit", lambda code: show("exit", code))
