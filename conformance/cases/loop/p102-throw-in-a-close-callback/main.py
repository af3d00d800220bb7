"""P102 Exception in a close callback."""

from conformance.lib import show
from nodecompat import net, process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


def on_close():
    show("close")
    process.nextTick(lambda: show("close-tick"))
    raise Exception("in close")


def listening():
    def connected():
        c.on("close", on_close)
        setImmediate(lambda: show("immediate"))
        c.destroy()
        s.close()

    c = net.connect(s.address().port, "127.0.0.1", connected)


s = net.createServer(lambda c: c.resume()).listen(0, "127.0.0.1", listening)
process.on("exit", lambda c: show("exit", c))
