"""setTimeout: what it takes and refuses; traffic starts it anew; it is off with 0, and holds no process."""

from conformance.lib import show
from nodecompat import clearInterval, net, setInterval, undefined

s = net.Socket()
inf = float("inf")
for ms in (-1, -inf, float("nan"), inf, "x", "", {}, None, undefined, True):
    try:
        s.setTimeout(ms)
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
for callback in (1, "x", {}, None, True):
    try:
        s.setTimeout(1, callback)
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
listener = lambda: show("never")  # noqa: E731
s.setTimeout(500, listener)
show(s.timeout, s.listenerCount("timeout"))
s.setTimeout(0, listener)
show(s.timeout, s.listenerCount("timeout"))
s.setTimeout(500).setTimeout(0)


def connection(c):
    n = 0

    def write():
        nonlocal n
        c.write("x")
        n += 1
        if n == 4:
            clearInterval(timer)

    timer = setInterval(write, 60)
    c.on("error", lambda: None).resume()


def started():
    c = net.connect({"port": server.address().port, "host": "127.0.0.1", "timeout": 400})
    got = []
    c.on("data", got.append)
    c.on("timeout", lambda: (show("timeout", len(got), c.destroyed, c.readyState), c.destroy(), server.close()))


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
