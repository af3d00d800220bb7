"""What is written before the connection stands goes out when it does."""

from conformance.lib import show
from nodecompat import net

def connection(s):
    s.setEncoding("utf8")
    all = []
    s.on("data", lambda x: all.append(x))
    s.on("end", lambda: show("S got", "".join(all)))

server = net.createServer(connection)

def started():
    c = net.connect(server.address().port, "127.0.0.1")
    show(c.write("one", lambda: show("one written", c.pending, c.bytesWritten)))
    show(c.bytesWritten, c.writableLength, c.bufferSize, c.connecting, c.pending)
    show(c.write(b"two", lambda: show("two written")))
    show(c.bytesWritten, c.writableLength)
    c.on("connect", lambda: (show("connect", c.bytesWritten, c.writableLength), c.write("three")))
    c.on("ready", lambda: show("ready", c.bytesWritten, c.writableLength, c.readyState))
    c.on("finish", lambda: show("finish", c.bytesWritten))
    c.end("four")
    show(c.readyState, c.writable)
    c.on("error", lambda e: show(e.code))
    c.on("close", lambda: server.close())

server.listen(0, "127.0.0.1", started)
