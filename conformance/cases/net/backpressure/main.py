"""A slow reader stops the writer; 'drain', pause and resume; two megabytes arrive whole and in order."""

from conformance.lib import show
from nodecompat import net, setTimeout


def add(b, h):
    for x in b:
        h = (h * 31 + x) % 1000000007
    return h


block = b"0123456789abcdef" * 4096
N = 32
total, got = 0, 0


def connection(s):
    left, waited, calls = N, 0, N

    def written():
        nonlocal calls
        calls -= 1
        if calls == 0:
            show("all written")

    def write():
        nonlocal left, waited
        while left > 0:
            left -= 1
            if not s.write(block, written):
                waited += 1
                s.once("drain", write)
                return
        s.end()
        show("ended", waited > 0, s.bytesWritten)

    write()
    show("stopped", s.writableNeedDrain, s.writableLength > 0)


def started():
    c = net.connect({"port": server.address().port, "host": "127.0.0.1"})
    pauses = 0

    def data(x):
        global total, got
        nonlocal pauses
        got += len(x)
        total = add(x, total)
        if pauses < 5:
            pauses += 1
            c.pause()
            show(c.isPaused())
            setTimeout(lambda: c.resume(), 5)

    c.on("data", data)
    c.on("end", lambda: show("end", got, total))
    c.on("close", lambda: server.close())


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
