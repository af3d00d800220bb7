"""bytesRead and bytesWritten: of texts in any encoding, what waits, what is corked; and kept at the end."""

from conformance.lib import show
from nodecompat import net


def connection(s):
    n = 0

    def data(x):
        nonlocal n
        n += len(x)

    s.on("data", data)
    s.on("end", lambda: (show("S", n, s.bytesRead, s.bytesWritten), s.end("done")))
    s.on("close", lambda: show("S close", s.bytesRead, s.bytesWritten))


server = net.createServer(connection)


def started():
    c = net.connect({"port": server.address().port, "host": "127.0.0.1"})
    show(c.bytesWritten, c.bytesRead)
    c.write("äöü")
    show(c.bytesWritten, c.writableLength)
    c.write("616263", "hex")
    c.write("YWJj", "base64")
    c.write("ä", "latin1")
    c.write("ä", "utf16le")
    c.write(bytes(10))
    c.write(bytearray(5))
    show(c.bytesWritten, c.writableLength)

    def connected():
        show(c.bytesWritten)
        c.cork()
        c.write("abc")
        c.write("äb", lambda: show("written", c.bytesWritten))
        show(c.bytesWritten, c.writableLength)
        c.uncork()
        show(c.bytesWritten, c.writableLength)
        c.end("z")
        show(c.bytesWritten)

    c.on("connect", connected)
    c.on("data", lambda x: show("data", len(x), c.bytesRead))
    c.on("close", lambda: (show("close", c.bytesRead, c.bytesWritten), server.close()))


server.listen({"port": 0, "host": "127.0.0.1"}, started)
