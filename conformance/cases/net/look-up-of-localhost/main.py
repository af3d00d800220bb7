"""The look-up of a name: 'lookup' before the attempts; the end of a name that is nowhere."""

import re

from conformance.lib import show
from nodecompat import net


def started():
    port = server.address().port
    c = net.connect({"port": port, "host": "localhost", "family": 4})
    for event in ("lookup", "connectionAttempt", "connect", "ready", "end"):
        c.on(event, lambda *args, event=event: show(event, *["PORT" if x == port else x for x in args]))
    show(c.connecting, c.readyState)

    def closed(bad):
        show("close", bad)
        d = net.connect({"port": port, "host": "no.such.name.invalid"})
        d.on("lookup", lambda e, address, family, host: show("lookup", e.syscall, address, family, host))

        def failed(e):
            known = re.fullmatch("getaddrinfo (ENOTFOUND|EAI_AGAIN) no.such.name.invalid", e.message) is not None
            show("error", e.name, e.syscall, e.hostname, known, d.connecting, d.destroyed)

        d.on("error", failed)
        d.on("close", lambda bad: (show("close", bad), server.close()))
        d.write("x", lambda e: show("write", e.code))

    c.resume().on("close", closed)


server = net.createServer(lambda s: s.end())
server.listen(0, "127.0.0.1", started)
