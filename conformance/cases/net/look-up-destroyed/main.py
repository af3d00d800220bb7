"""A socket that is destroyed while its name is looked up connects nowhere."""

from conformance.lib import show
from nodecompat import net, setImmediate

answer = None


def look_up(host, options, callback):
    global answer
    answer = callback


def started():
    port = server.address().port
    c = net.connect({"port": port, "host": "a.name", "lookup": look_up})
    for name in ("lookup", "connectionAttempt", "connect", "error", "close"):
        c.on(name, lambda x, *, name=name: show(name, x))
    show(c.connecting, c.pending, c.readyState)
    c.destroy()

    def closed():
        answer(None, [{"address": "127.0.0.1", "family": 4}])
        setImmediate(later)

    def later():
        show(c.connecting, c.pending, c.destroyed)
        d = net.connect({"port": port, "host": "a.name", "lookup": look_up})

        def d_closed(bad):
            show("d close", bad)
            answer(Exception("too late"))
            setImmediate(lambda: server.close())

        d.on("error", lambda e: show("d", e.message)).on("close", d_closed)
        d.destroy(Exception("mine"))

    c.on("close", closed)


server = net.createServer(lambda: show("never"))
server.listen(0, "127.0.0.1", started)
