"""The events of a message: bind, send, receive, close."""

from conformance.lib import show
from nodecompat import dgram, process

k = dgram.createSocket("udp4", lambda m, info: show("message", m.decode(), info.address, info.family, info.port == s.address().port, info.size))
s = dgram.createSocket({"type": "udp4"})
k.on("message", lambda m: (show("other listener", len(m)), s.close(lambda: show("s closed")), show(k.close(lambda: show("k closed")) is k)))
k.on("close", lambda: show("k close"))
k.on("listening", lambda: show("k listening", k.address().address, k.address().family, k.address().port > 0))

def bound():
    show("callback", k.listenerCount("listening"))
    s.on("listening", lambda: show("s listening", s.address().address))
    s.send("abc", k.address().port, "127.0.0.1", lambda e, n: show("sent", e, n))
    show(undefined)
    process.nextTick(lambda: show("tick"))

from nodecompat import undefined

show(k.type, k.bind(0, "127.0.0.1", bound) is k)
try:
    k.address()
except Exception as e:
    show(e.code, e.message, e.syscall)
try:
    k.bind(0)
except Exception as e:
    show(e.code, e.message)
