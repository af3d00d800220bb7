"""'timeout' after a time without traffic; nothing is closed by it."""

from conformance.lib import show
from nodecompat import net, setTimeout

def connection(s):
    s.on("error", lambda: None)
    s.resume()

server = net.createServer(connection)

def started():
    c = net.connect({"port": server.address().port, "host": "127.0.0.1", "timeout": 30})
    show(c.timeout)
    once = lambda: show("callback")
    show(c.setTimeout(40, once) is c, c.timeout, c.listenerCount("timeout"))

    def again():
        show("again", c.timeout)
        c.destroy()
        c.setTimeout(5)
        show(c.timeout)

    def timed_out():
        show("timeout", c.readyState, c.destroyed, c.listenerCount("timeout"))
        c.setTimeout(0)
        show(c.timeout)
        c.setTimeout(20, once)
        c.setTimeout(0, once)
        show(c.listenerCount("timeout"))
        c.setTimeout(30, again)
        c.write("x")

    c.once("timeout", timed_out)
    c.on("close", lambda bad: (show("close", bad), server.close()))

server.listen(0, "127.0.0.1", started)
alone = net.Socket()
alone.setTimeout(1, lambda: show("without a connection"))
setTimeout(lambda: None, 20)
