"""A paused socket gives nothing; what comes meanwhile is kept, and the end after it."""

from conformance.lib import show
from nodecompat import net, setTimeout


def connection(s):
    s.write("one")
    setTimeout(lambda: s.end("two"), 20)


def started():
    port = server.address().port
    c = net.connect(port, "127.0.0.1")
    show(c.isPaused(), c.readableFlowing, c.pause() is c, c.isPaused(), c.readableFlowing)
    got = []
    c.setEncoding("utf8")
    c.on("data", got.append)
    c.on("connect", lambda: show("connect", c.isPaused()))
    c.on("end", lambda: show("end", "".join(got)))
    setTimeout(lambda: (show("waited", got == [], c.isPaused()), show(c.resume() is c, c.isPaused())), 60)

    def closed():
        d = net.connect(port, "127.0.0.1")
        d.resume()
        d.pause()
        d.on("data", lambda x: show("d", x.decode(), d.isPaused()))

        def go():
            show("resume")
            d.resume()
            d.once("data", lambda: (d.pause(), setTimeout(lambda: d.resume(), 60)))

        d.once("connect", lambda: setTimeout(go, 5))
        d.on("close", lambda: server.close())

    c.on("close", closed)


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
