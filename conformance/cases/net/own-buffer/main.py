"""onread: what comes is read into a buffer of the program's own."""

from conformance.lib import show
from nodecompat import net, setImmediate

server = net.createServer(lambda s: s.end("abcdefghij"))


def started():
    port = server.address().port
    one = bytearray(4)
    c = None

    def text(b, n):
        return b[:n].decode("latin1")

    def pausing(n, b):
        show("pausing", n, text(b, n))
        setImmediate(lambda: c.resume())
        return False

    asked = [
        {"buffer": one, "callback": lambda n, b: show("one", n, b is one, text(b, n))},
        {"buffer": lambda: show("made") or bytearray(6), "callback": lambda n, b: show("made", n, text(b, n))},
        {"buffer": one, "callback": pausing},
        {"buffer": lambda: 5, "callback": lambda n, b: show("no buffer", n, b)},
        {"buffer": bytearray(0), "callback": lambda: show("never")},
        {"buffer": 1, "callback": lambda: show("never")},
        {"buffer": one},
        {},
        None,
        1,
    ]

    def following():
        nonlocal c
        if not asked:
            server.close()
            return
        c = net.connect({"port": port, "host": "127.0.0.1", "onread": asked.pop(0)})
        c.on("data", lambda x: show("data", len(x)))
        c.on("end", lambda: show("end", c.bytesRead))
        c.on("error", lambda e: show("error", e.code, e.syscall, e.message))
        c.on("close", lambda bad: (show("close", bad), following()))

    following()


server.listen(0, "127.0.0.1", started)
server.on("connection", lambda s: s.on("error", lambda: None))
