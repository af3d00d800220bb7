"""What createSocket, send and the options refuse."""

from conformance.lib import show
from nodecompat import dgram, process

make = lambda: dgram.createSocket("udp4")
def closed(then=None):
    s = make()
    s.close()
    return s

calls = [
  lambda: dgram.createSocket("udp"), lambda: dgram.createSocket(), lambda: dgram.createSocket({}), lambda: dgram.createSocket({"type": "udp4", "lookup": 5}),
  lambda: dgram.createSocket({"type": "udp4", "signal": 5}), lambda: dgram.createSocket({"type": "udp4", "recvBufferSize": "a"}),
  lambda: make().send(), lambda: make().send(5, 1), lambda: make().send(None, 1), lambda: make().send({}, 1), lambda: make().send([5], 1),
  lambda: make().send("x"), lambda: make().send("x", 0), lambda: make().send("x", 70000), lambda: make().send("x", "a"), lambda: make().send("x", 9, 5),
  lambda: make().send("abc", 5, 1, 9), lambda: make().send("abc", 1, 5, 9), lambda: make().connect(0), lambda: make().connect(9, 5),
  lambda: make().disconnect(), lambda: make().remoteAddress(), lambda: make().address(), lambda: make().setTTL(5), lambda: make().setTTL("a"),
  lambda: make().setBroadcast(True), lambda: make().setMulticastTTL(1), lambda: make().setMulticastLoopback(True), lambda: make().addMembership(),
  lambda: make().setRecvBufferSize(-1), lambda: make().getRecvBufferSize(), lambda: make().getSendBufferSize(), lambda: make().setMulticastInterface(5),
  lambda: closed().close(), lambda: closed().send("x", 9), lambda: closed().bind(),
  lambda: closed().address(), lambda: (lambda s: show(s.ref() is s, s.unref() is s))(closed()),
  lambda: make().bindSync({"port": -1}), lambda: make().bindSync({"address": "localhost"}),
]
for call in calls:
    try:
        call()
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
show(make().getSendQueueSize(), make().getSendQueueCount(), dgram.createSocket("udp4", 5).listenerCount("message"))
process.exit()
