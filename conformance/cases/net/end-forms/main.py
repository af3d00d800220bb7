"""end(): with data, an encoding, a callback; before the connection stands; twice."""

from conformance.lib import show
from nodecompat import net


def connection(s):
    got = []
    s.on("data", got.append).on("end", lambda: (show("S", b"".join(got).decode()), s.end()))


def several(c):
    c.end("c")
    c.end()
    c.end(lambda: show("again"))


def later(c):
    def connected():
        c.write("d")
        c.end("e", "utf8", lambda: show("called", c.writableFinished))

    c.on("connect", connected)
    return c


def started():
    port = server.address().port
    forms = [
        lambda c: c.end(),
        lambda c: c.end("a"),
        lambda c: c.end(lambda: show("called")),
        lambda c: c.end("b", lambda: show("called")),
        lambda c: c.end("616263", "hex"),
        lambda c: c.end("YWI=", "base64", lambda: show("called")),
        several,
        later,
    ]

    def following():
        if not forms:
            server.close()
            return
        c = net.connect(port, "127.0.0.1")
        given = forms.pop(0)(c)
        show(given is c, c.readyState, c.writableEnded)
        for event in ("connect", "finish", "end"):
            c.on(event, lambda *, event=event: show(event, c.readyState))
        c.on("error", lambda e: show("error", e.code))
        c.on("close", lambda bad: (show("close", bad), following())).resume()

    following()


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
