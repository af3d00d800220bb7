"""setNoDelay, setKeepAlive, setTypeOfService: what they return, take and refuse; options of a server reach its sockets."""

from conformance.lib import show
from nodecompat import net, undefined

s = net.Socket()
show(
    s.setNoDelay() is s, s.setNoDelay(False) is s, s.setNoDelay("x") is s, s.setKeepAlive() is s,
    s.setKeepAlive(True, 1000) is s, s.setKeepAlive({"enable": True, "initialDelay": 5}) is s,
)  # fmt: skip
show(s.getTypeOfService(), s.setTypeOfService(16) is s, s.getTypeOfService())
for tos in ("x", -1, 256, 1.5, float("nan"), undefined, None):
    try:
        s.setTypeOfService(tos)
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)


def connection(c):
    show(c.getTypeOfService(), c.setTypeOfService(8) is c, c.getTypeOfService())
    show(c.setNoDelay(False) is c, c.setKeepAlive(False) is c)
    c.end()


server = net.createServer({"noDelay": True, "keepAlive": True, "keepAliveInitialDelay": 1000}, connection)


def started():
    def connected():
        show(c.getTypeOfService())
        c.setTypeOfService(0)
        show(c.getTypeOfService())

    options = {"port": server.address().port, "host": "127.0.0.1", "noDelay": True, "keepAlive": True, "typeOfService": 4}
    c = net.connect(options, connected)
    c.resume().on("close", lambda: server.close())


server.listen(0, "127.0.0.1", started)
