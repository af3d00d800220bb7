"""A request is given up: before it has a connection, while it waits for one, before and during its response."""
from conformance.lib import show
from nodecompat import AbortController, http, net, process, setTimeout, undefined
from nodecompat.events import listenerCount

def watch(what, q):
    def told(name): return lambda: show(what, name, q.aborted, q.destroyed)
    for name in ["abort", "socket", "close"]: q.on(name, told(name))
    q.on("response", lambda r: show(what, "response", r.statusCode))
    return q.on("error", lambda e: show(what, "error", getattr(e, "name", "Error"), getattr(e, "code", None) or undefined, str(e)))
def answer(q, r):
    if q.url != "/never": r.write("Hello")
    if q.url == "/hello": r.end()
server = http.createServer(answer)
def during(act):
    def step(o, then):
        def on_response(r):
            def told(name): return lambda: show("response", name, r.aborted, r.complete, r.destroyed)
            for name in ["aborted", "end", "close"]: r.on(name, told(name))
            r.on("error", lambda e: show("response error", getattr(e, "code", undefined), str(e))).on("data", lambda d: (show(d.decode()), act(q, r)))
        q = watch("part", http.get({**o, "path": "/part"}, on_response)).on("close", then)
    return step
def later(act):
    def step(o, then): q = watch("late", http.get({**o, "path": "/never"})).on("close", then); act(q); show(q.aborted, q.destroyed)
    return step
def signalled(when):
    def step(o, then):
        controller = AbortController(); signal = controller.signal
        if when == "before": controller.abort()
        q = watch(when, http.get({**o, "path": "/never", "signal": signal})).on("close", then)
        show(listenerCount(signal, "abort"), q.destroyed)
        if when == "now": controller.abort()
        if when == "tick": process.nextTick(lambda: controller.abort())
    return step
class Counting(http.Agent):
    made = 0
    def createConnection(self, *given): self.made += 1; return super().createConnection(*given)
def before_end(o, then): q = watch("before end", http.request(o)).on("close", then); q.abort(); q.end(); show(q.aborted)
def made_up(o, then): q = watch("made up", http.get({**o, "path": "/never"})).on("close", then); q.abort(); q.emit("response", http.IncomingMessage(net.Socket()))
def whole(o, then): q = watch("whole", http.get({**o, "path": "/hello"}, lambda r: r.on("data", lambda: q.abort()))).on("close", then)
def waiting(o, then):
    agent = Counting({"keepAlive": True, "maxSockets": 1})
    http.get({**o, "path": "/hello", "agent": agent}, lambda r: r.resume())
    watch("waiting", http.get({**o, "path": "/hello", "agent": agent})).abort()
    watch("waiting too", http.get({**o, "path": "/hello", "agent": agent})).destroy()
    show(len(list(agent.sockets.values())[0]), len(list(agent.requests.values())[0]))
    def ended(r):
        r.destroy()
        show(agent.made, len(agent.requests))
        process.nextTick(lambda: http.get({**o, "path": "/hello", "agent": agent}, lambda again: again.resume().on("end", lambda: (show(agent.made), agent.destroy(), then()))))
    http.get({**o, "path": "/hello", "agent": agent}, lambda r: r.resume().on("end", lambda: ended(r)))
def by_itself(o, then): watch("by itself", http.get({**o, "agent": None, "createConnection": lambda *given: net.createConnection(*given).once("close", lambda: show("closed"))})).on("close", then).abort()
def fails(o, then):
    def connection(): s = net.Socket(); process.nextTick(lambda: s.destroy(Exception("Oops"))); return s
    watch("fails", http.get({"createConnection": connection})).on("close", then).abort()
steps = [
    before_end,
    later(lambda q: (q.abort(), q.abort())), later(lambda q: q.destroy()), later(lambda q: q.destroy(Exception("mine"))),
    made_up,
    during(lambda q, r: q.abort()), during(lambda q, r: q.destroy()), during(lambda q, r: q.destroy(Exception("mine"))), during(lambda q, r: r.destroy()),
    whole,
    signalled("before"), signalled("now"), signalled("tick"),
    waiting,
    by_itself,
    fails,
]
def all_of(o, then):
    left = [*steps]
    def next(): setTimeout(lambda: left.pop(0)(o, next) if left else then(), 10)
    next()
def close(then): server.closeAllConnections(); server.close(then)
def by_path():
    path = f"/tmp/nodecompat-giving-up-{process.pid}"
    server.listen(path, lambda: all_of({"socketPath": path, "agent": http.Agent()}, lambda: close(lambda: show("done"))))
server.listen(0, "127.0.0.1", lambda: all_of({"host": "127.0.0.1", "port": server.address().port, "agent": http.Agent()}, lambda: close(by_path)))
