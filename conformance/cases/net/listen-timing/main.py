"""When a server is bound, and when it says so."""

from conformance.lib import show
from nodecompat import Promise, net, process

a = net.createServer()
a.on("listening", lambda: show("a listening")).listen(0)
show(a.listening, a.address().port > 0)
process.nextTick(lambda: show("tick after a"))
Promise.resolve().then(lambda: show("promise"))
a.close(lambda: show("a closed"))
b = net.createServer()
b.on("listening", lambda: (show("b listening"), b.close(lambda: show("b closed"))))
b.listen(0, "127.0.0.1")
show(b.listening, b.address())
process.nextTick(lambda: show("tick after b", b.listening))
c = net.createServer().listen(0, "127.0.0.1", lambda: show("never"))
c.close(lambda e: show("c", e.code, e.message))

def d_listens():
    try:
        d.listen(0)
    except Exception as e:
        show(e.name, e.code, e.message)
    d.close(lambda *args: show("d closed", len(args)))
    d.close(lambda e: show("second close", e.code))
    show(d.close("no function") is d)

d = net.createServer()
d.listen(0, d_listens)
net.createServer().close(lambda e: show("never listened", e.code)).on("close", lambda: show("close all the same"))
