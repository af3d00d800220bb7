"""Several addresses: one after the other until one answers."""

import json

from conformance.lib import show
from nodecompat import net, undefined

def free_known():
    closed = free.address().port

    def started():
        port = server.address().port
        hide = lambda text: str(text).replace(str(port), "PORT").replace(str(closed), "CLOSED")
        cases = [
            [closed, ["127.0.0.1", "127.0.0.2", "::1"]],
            [port, ["127.0.0.2", "127.0.0.3", "::1", "127.0.0.1"]],
            [port, ["127.0.0.2", "127.0.0.2", "127.0.0.1"]],
            [closed, ["127.0.0.1", "127.0.0.1"]],
        ]

        def next_one():
            if not cases:
                return server.close()
            to, addresses = cases.pop(0)
            c = net.connect({"port": to, "host": "h", "lookup": lambda h, o, cb: cb(None, [{"address": a, "family": net.isIP(a)} for a in addresses])})
            for name in ["connectionAttempt", "connectionAttemptFailed", "connectionAttemptTimeout"]:
                c.on(name, lambda ip, port, family, e, *, name=name: show(name, ip, hide(port), family, e and hide(e.message), c.connecting))
            c.on("connect", lambda: show("connect", c.remoteAddress))
            c.on("error", lambda e: show("error", e.name, json.dumps(hide(e.message)), e.code, ",".join(hide(x.message) for x in getattr(e, "errors", []))))
            tried = lambda: getattr(c, "autoSelectFamilyAttemptedAddresses", undefined)
            c.on("close", lambda bad: (show("close", bad, "undefined" if tried() is undefined else hide(",".join(tried()))), next_one()))
            c.resume()

        next_one()

    server = net.createServer(lambda s: s.end())
    free.close(lambda: server.listen(0, "127.0.0.1", started))

free = net.createServer()
free.listen(0, "127.0.0.1", free_known)
