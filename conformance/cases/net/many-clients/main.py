"""Fifty connections at once; each gets its own answer, and the server counts them."""

from conformance.lib import show
from nodecompat import net

N = 50
opened, most = 0, 0


def connection(s):
    global opened, most
    opened += 1
    most = max(most, opened)
    s.setEncoding("utf8")
    s.on("data", lambda x: s.end(f"echo {x}"))

    def closed():
        global opened
        opened -= 1

    s.on("close", closed)


left, right = N, 0


def client(i):
    c = net.connect(server.address().port, "127.0.0.1")
    c.setEncoding("utf8")
    c.write(str(i))

    def data(x):
        global right
        right += x == f"echo {i}"

    def closed():
        global left
        left -= 1
        if left == 0:
            server.close(lambda: show(right, most > 1))

    c.on("data", data)
    c.on("close", closed)


server = net.createServer(connection)
server.listen(0, "127.0.0.1", lambda: [client(i) for i in range(N)])
