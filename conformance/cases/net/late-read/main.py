"""'end' waits for the reader, 'close' for 'end'."""

from conformance.lib import show
from nodecompat import net, setTimeout

n = 0


def started():
    c = net.connect(server.address().port, "127.0.0.1")

    def readable():
        global n
        if n == 0:
            n = -1
            setTimeout(later, 30)
        elif n > 0:
            read()

    def later():
        global n
        n = 0
        read()

    def read():
        global n
        while (x := c.read()) is not None:
            n += len(x)

    c.on("readable", readable)
    c.on("end", lambda: show("end", n, c.destroyed, c.readableEnded))
    c.on("close", lambda bad: (show("close", bad, c.bytesRead), server.close()))
    c.end()


server = net.createServer(lambda s: s.resume().end("x" * 100000))
server.listen(0, "127.0.0.1", started)
