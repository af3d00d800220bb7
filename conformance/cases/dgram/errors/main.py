"""Errors of binding and sending."""

from conformance.lib import show
from nodecompat import dgram, undefined

port = None

def tell(e):
    given = getattr(e, "port", undefined)
    show(e.name, e.code, e.errno, e.syscall, e.address, "PORT" if given == port else given, e.message.replace(str(port), "PORT"))

def started():
    global port
    port = k.address().port
    again = dgram.createSocket("udp4")

    def sent(e, n):
        tell(e)
        show(n)
        again.close()
        foreign = dgram.createSocket("udp4")
        foreign.on("error", lambda e: (tell(e), foreign.close(), k.close()))
        foreign.bind(0, "192.0.2.1")

    def bound():
        show("bound")
        again.send(bytes(70000), 9, "127.0.0.1", sent)

    again.on("error", lambda e: (tell(e), again.bind(0, "127.0.0.1", bound)))
    again.bind(port, "127.0.0.1", lambda: show("bound at last"))

k = dgram.createSocket("udp4")
k.bind(0, "127.0.0.1", started)
