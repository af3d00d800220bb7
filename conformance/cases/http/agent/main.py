"""An agent keeps connections and uses them again; no more than maxSockets at a time."""
import json

from conformance.lib import show
from nodecompat import http, setImmediate, setTimeout
from nodecompat.events import EventEmitter

connections = 0
def handle(q, r): q.resume(); setTimeout(lambda: r.end(q.url), 10)
def connected():
    global connections
    connections += 1
server = http.createServer(handle).on("connection", connected)
def count(sets): return json.dumps([len(x) for x in sets.values()], separators=(",", ":"))
def get(agent, path, then):
    def answered(r):
        body = []
        r.setEncoding("utf8").on("data", body.append).on("end", lambda: show("end", "".join(body), q.reusedSocket, r.headers["connection"]))
    q = http.get({"port": server.address().port, "host": "127.0.0.1", "agent": agent, "path": path}, answered)
    q.on("close", lambda: setImmediate(lambda: then(q)))
    return q
show(http.globalAgent.keepAlive, http.globalAgent.maxSockets, http.globalAgent.maxFreeSockets, http.globalAgent.scheduling, http.globalAgent.defaultPort, http.globalAgent.protocol, http.globalAgent.options["timeout"])
fresh = http.Agent()
show(fresh.keepAlive, fresh.keepAliveMsecs, fresh.maxSockets, fresh.maxTotalSockets, fresh.totalSocketCount, isinstance(fresh, EventEmitter))
show(fresh.getName({"host": "h", "port": 1, "localAddress": "l", "family": 6}), fresh.getName(), fresh.getName({"socketPath": "/s"}))
for options in [{"scheduling": "x"}, {"maxTotalSockets": "x"}, {"maxTotalSockets": 0}]:
    try:
        http.Agent(options)
    except Exception as e:
        show(e.name, e.code, e.message)
def started():
    kept = http.Agent({"keepAlive": True})
    def first(q):
        show("kept", count(kept.sockets), count(kept.freeSockets), kept.totalSocketCount, connections)
        get(kept, "/2", second)
    def second(q):
        show("kept", count(kept.sockets), count(kept.freeSockets), connections)
        get(fresh, "/3", third)
    def third(q):
        show("fresh", count(fresh.sockets), count(fresh.freeSockets), connections)
        one = http.Agent({"keepAlive": True, "maxSockets": 1})
        left = 3
        def done(q):
            nonlocal left
            show("one", count(one.sockets), count(one.freeSockets), count(one.requests), connections)
            left -= 1
            if left:
                return
            kept.destroy(); one.destroy()
            get(False, "/d", lambda q: (show(connections), server.close(lambda: show("closed"))))
        for path in ["/a", "/b", "/c"]:
            get(one, path, done)
        show("waiting", count(one.sockets), count(one.requests))
    get(kept, "/1", first)
server.listen(0, "127.0.0.1", started)
