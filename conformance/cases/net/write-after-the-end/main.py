"""Writing after end(), after the peer's end, after destroy(), and values that nobody can write."""

import re

from conformance.lib import show
from nodecompat import net, setImmediate, undefined


def tell(name, c):
    for event in ("end", "finish", "close"):
        c.on(event, lambda x, *, event=event: show(name, event, x))
    c.on("error", lambda e: show(name, "error", e.name, e.code, e.message, getattr(e, "syscall", undefined)))
    return c.resume()


def started():
    port = server.address().port

    def a_connected():
        a.end()
        show(a.write("x", lambda e: show("a write", e.code)))

    a = tell("a", net.connect(port, "127.0.0.1", a_connected))

    def second():
        b = tell("b", net.connect(port, "127.0.0.1"))

        def ended():
            show("b", b.writable, b.readyState)
            setImmediate(lambda: show("b wrote", b.write("late", lambda e: show("b write", e.code, e.message))))

        b.on("end", ended)
        b.on("close", third)

    def third():
        def c_connected():
            c.destroy()
            show(c.write("x", lambda e: show("c write", e.code, e.message)))
            c.end(lambda e: show("c end", e and e.code))

        c = tell("c", net.connect(port, "127.0.0.1", c_connected))
        c.on("close", fourth)

    def fourth():
        d = net.connect(port, "127.0.0.1")
        for chunk in (None, undefined, 1337, True, {}, [], lambda: None):
            try:
                d.write(chunk)
                show("no error")
            except Exception as e:
                show(e.name, e.code, re.sub("function .*", "function", e.message))
        try:
            d.write("x", "no encoding")
        except Exception as e:
            show(e.name, e.code, e.message)
        d.destroy()
        server.close()

    a.on("close", second)


server = net.createServer(lambda s: s.on("error", lambda: None).end("hi"))
server.listen(0, "127.0.0.1", started)
