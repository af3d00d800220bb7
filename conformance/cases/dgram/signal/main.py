"""A signal closes a socket, bound or not; what is no signal is refused."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal, dgram

for signal in (1, "x", None, {}, True):
    try:
        dgram.createSocket({"type": "udp4", "signal": signal})
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
one = AbortController()
a = dgram.createSocket({"type": "udp4", "signal": one.signal})
a.on("close", lambda: show("a close"))


def a_listening():
    show("a listening")
    one.abort()
    one.abort()
    try:
        a.address()
    except Exception as e:
        show(e.code)


a.bind(0, "127.0.0.1", a_listening)
b = dgram.createSocket({"type": "udp4", "signal": AbortSignal.abort()})
b.on("close", lambda: show("b close"))
try:
    b.bind(0)
except Exception as e:
    show(e.code)
two = AbortController()
c = dgram.createSocket({"type": "udp4", "signal": two.signal})
c.on("close", lambda: (show("c close"), two.abort()))
c.close()
