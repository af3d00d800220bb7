"""A program's own look-up: what it is asked, and what it may answer."""

import json

from conformance.lib import show
from nodecompat import net, setImmediate, undefined

server = net.createServer(lambda s: s.end())

def started():
    port = server.address().port
    answers = [
        [{}, lambda cb: cb(None, [{"address": "127.0.0.1", "family": 4}])],
        [{"family": 4}, lambda cb: cb(None, "127.0.0.1", 4)],
        [{"family": "IPv6"}, lambda cb: cb(None, "::1", 6), True],
        [{"autoSelectFamily": False}, lambda cb: cb(None, "127.0.0.1", 4)],
        [{"localAddress": "127.0.0.1"}, lambda cb: cb(None, "127.0.0.1", 4)],
        [{"family": 4}, lambda cb: cb(Exception("mine"))],
        [{}, lambda cb: cb(Exception("mine too"))],
        [{"family": 4}, lambda cb: cb(None, "no address", 4)],
        [{"family": 4}, lambda cb: cb(None, "127.0.0.1", 5)],
        [{}, lambda cb: cb(None, [{"address": "x", "family": 4}])],
        [{}, lambda cb: cb(None, [{"address": "127.0.0.1", "family": 7}])],
        [{"family": 4}, lambda cb: setImmediate(cb, None, "127.0.0.1", 4)],
    ]
    code_of = lambda e: getattr(e, "code", undefined)

    def next_one():
        if not answers:
            return server.close()
        options, answer, *_ = answers.pop(0)

        def lookup(host, asked, cb):
            show(host, json.dumps({k: v for k, v in asked.items() if v is not undefined}, separators=(",", ":")))
            answer(cb)

        c = net.connect({"port": port, "host": "some.host", **options, "lookup": lookup})
        c.on("lookup", lambda e, address, family, host: show("lookup", e and str(e), address, family, host))
        c.on("connect", lambda: show("connect", c.remoteAddress))
        c.on("error", lambda e: show("error", getattr(e, "name", "Error"), code_of(e) == "ECONNREFUSED" or code_of(e), code_of(e) == "ECONNREFUSED" or str(e).replace(str(port), "PORT")))
        c.on("close", lambda bad: (show("close", bad), next_one()))
        c.resume()

    next_one()

server.listen(0, "127.0.0.1", started)
