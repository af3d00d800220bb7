"""An unref'ed server or socket lets the program end; ref takes that back."""

from conformance.lib import show
from nodecompat import net, process, setTimeout

a = net.createServer()
show(a.unref() is a, a.ref() is a)


def started():
    show("listening")

    def connected():
        show("connected", c.unref() is c)
        setTimeout(lambda: show("never"), 5000).unref()

    c = net.connect(a.address().port, "127.0.0.1", connected)
    c.on("close", lambda: show("never"))


a.unref().listen(0, "127.0.0.1", started)
a.on("connection", lambda s: (show("connection"), s.unref()))
setTimeout(lambda: show("timer"), 400)
process.on("exit", lambda code: show("exit", code, a.listening))
