"""close: its callback, its event, in 'listening', while it binds, and twice."""

from conformance.lib import show
from nodecompat import dgram


def tell(name, s):
    for event in ("listening", "close", "error"):
        s.on(event, lambda e, *, event=event: show(name, event, e and e.code))
    return s


a = tell("a", dgram.createSocket("udp4")).bind(0)
show(a.close(lambda: show("a callback")) is a)
b = tell("b", dgram.createSocket("udp4"))
b.close()
try:
    b.close()
except Exception as error:
    show(error.name, error.code, error.message)
c = tell("c", dgram.createSocket("udp4"))
c.on("listening", lambda: (c.close(lambda: show("c callback")), show(c.ref() is c, c.unref() is c)))
c.bind(0, "127.0.0.1")
d = tell("d", dgram.createSocket("udp4")).bind(0, "127.0.0.1")
d.on("listening", lambda: (d.close("no function"), d.on("close", lambda: show("d later"))))
e = tell("e", dgram.createSocket("udp4"))
e.send("x", 9, "127.0.0.1", lambda error: show("e sent", error))
e.close(lambda: show("e callback"))
f = tell("f", dgram.createSocket("udp4"))
f.bind(0, "localhost")
f.close()
