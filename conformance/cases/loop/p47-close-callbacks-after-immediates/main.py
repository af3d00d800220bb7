"""P47 A handle's close callback comes after the immediates of the same iteration."""

from conformance.lib import busy, show
from nodecompat import net, process, setImmediate, setTimeout


def on_close():
    show("close")
    process.nextTick(lambda: show("close-tick"))


def immediate():
    show("immediate")
    setImmediate(lambda: show("immediate of next turn"))


def listening():
    def connected():
        s.close()
        c.on("close", on_close)
        c.destroy()
        setImmediate(immediate)
        process.nextTick(lambda: show("tick"))
        setTimeout(lambda: show("timeout"), 0)
        busy(20)

    c = net.connect(s.address().port, "127.0.0.1", connected)


s = net.createServer(lambda c: c.resume()).listen(0, "127.0.0.1", listening)
