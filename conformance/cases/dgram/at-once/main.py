"""bindSync and connectSync: done when they return, the events follow; what is refused."""

from conformance.lib import or_undefined, show
from nodecompat import dgram, process, undefined

s = dgram.createSocket("udp4")
s.on("listening", lambda: show("listening")).on("connect", lambda: show("connect"))
where = s.bindSync({"address": "127.0.0.1"})
show(where.address, where.family, where.port == s.address().port)
t = dgram.createSocket("udp4", lambda m: (show("message", m.decode()), s.close(), t.close()))
show(t.bindSync().address)
show(or_undefined(s.connectSync(t.address().port)), s.remoteAddress().address)
for call in (
    lambda: s.bindSync(),
    lambda: s.connectSync(9),
    lambda: s.connect(9),
    lambda: dgram.createSocket("udp4").bindSync({"port": "x"}),
    lambda: dgram.createSocket("udp4").bindSync({"address": 5}),
    lambda: dgram.createSocket("udp4").connectSync(0),
    lambda: dgram.createSocket("udp4").connectSync(9, "localhost"),
    lambda: dgram.createSocket("udp4").bindSync({"address": "192.0.2.1"}),
):
    try:
        call()
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message, getattr(e, "syscall", undefined))
s.send("hello", lambda e, n: show("sent", e, n))
process.nextTick(lambda: show("tick"))
