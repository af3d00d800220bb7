"""What a socket that was never connected answers."""

from conformance.lib import show as log
from nodecompat import net

def show(name, s):
    for event in ["finish", "end", "error", "close"]:
        s.on(event, lambda *args, event=event: log(name, event, len(args), (args[0].code + " " + args[0].message if isinstance(args[0], Exception) else args[0]) if args else undefined))
    return s

from nodecompat import undefined

a = net.Socket()
log(a.readyState, a.connecting, a.pending, a.destroyed, a.closed, a.bufferSize, a.timeout, a.server, a.bytesRead, a.bytesWritten)
log(a.address(), a.localAddress, a.localPort, a.remoteAddress, a.remotePort, a.remoteFamily, a.allowHalfOpen, a.readable, a.writable)
log(a.ref() is a, a.unref() is a, a.pause() is a, a.isPaused(), a.setNoDelay() is a, a.setKeepAlive() is a, a.listenerCount("connect"))
show("a", a).write("x", lambda e: log("a write", e.code))
show("b", net.Socket()).end(lambda: log("b end"))
show("c", net.Socket()).resetAndDestroy()
d = show("d", net.Socket())
log(d.destroy() is d, d.destroy() is d, d.readyState, d.closed)
e = show("e", net.Socket())
e.destroySoon()
f = show("f", net.Socket())
f.read()
log(f.listenerCount("connect"))
