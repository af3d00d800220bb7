"""The callback of send comes later, always, with an error or without; the event 'error' only without one."""

from conformance.lib import show
from nodecompat import dgram, setImmediate, setTimeout


class Unknown(Exception):
    code = "ENOTFOUND"


def look(host, family, callback):
    if host == "no.name":
        setImmediate(callback, Unknown("unknown"))
    else:
        callback(None, "127.0.0.1", 4)


s = dgram.createSocket({"type": "udp4", "lookup": look})
s.on("error", lambda e: show("event", e.code, e.message))


def started():
    port = s.address().port
    now, depth = True, 0

    def sent(e, n):
        show("callback", now, e, n)
        again()

    def again():
        nonlocal depth
        depth += 1
        if depth == 100:
            show("depth", depth)
            unknown()
            return
        s.send("b", port, "x", again)

    def unknown():
        s.send("c", port, "no.name", failed)

    def failed(e, n):
        show("callback", e.code, n)
        s.send("d", port, "no.name")
        setTimeout(lambda: s.send(bytes(70000), port, "x", too_large), 20)

    def too_large(e, n):
        show("callback", e.code, e.syscall, n)
        s.send(bytes(70000), port, "x")
        setTimeout(lambda: s.close(), 20)

    s.send("a", port, "x", sent)
    now = False


s.bind(0, started)
