"""What is corked leaves together, and calls back in order."""

from conformance.lib import show
from nodecompat import net, setImmediate


def connection(s):
    s.setEncoding("utf8")
    s.on("data", lambda x: show("S data", x))
    s.on("end", lambda: (show("S end"), s.end()))


def started():
    def connected():
        c.cork()
        c.cork()
        for i in range(5):
            show(c.write(f"b{i}".encode() if i % 2 else f"t{i}", lambda *, i=i: show("written", i)))
        show(c.writableCorked, c.writableLength)
        c.uncork()
        show(c.writableCorked, c.writableLength)

        def later():
            c.uncork()
            show(c.writableCorked, c.writableLength)
            c.cork()
            c.write("last", lambda: show("last"))
            c.end()

        setImmediate(later)

    c = net.connect(server.address().port, "127.0.0.1", connected)
    c.resume().on("finish", lambda: show("finish")).on("close", lambda: server.close())


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
