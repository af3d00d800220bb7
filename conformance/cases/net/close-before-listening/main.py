"""A server that is closed before it listens never does."""

from conformance.lib import show
from nodecompat import net, undefined

a = net.createServer().on("listening", lambda: show("never"))
a.listen(0, "localhost", lambda: show("never"))
show(a.listening)
a.close(lambda e: show("a", e and e.code, a.listening))
b = net.createServer().on("listening", lambda: show("b listening"))
b.listen(0, lambda: show("b callback"))
show(b.listening)
b.close(lambda e: show("b", e is undefined, b.listening))
c = net.createServer()
show(c.close(lambda e: show("c", e.name, e.code, e.message)) is c)
c.on("close", lambda: show("c close"))
d = net.createServer()


def started():
    show(d.close("no function") is d)
    d.close(lambda e: show("d", e.code))
    d.on("close", lambda: show("d close"))


d.listen(0, "127.0.0.1", started)
