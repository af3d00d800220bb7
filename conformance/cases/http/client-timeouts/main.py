"""A request's timeouts: by options of the request and of its agent, by setTimeout before and after it is connected."""
from conformance.lib import show
from nodecompat import http, process, setTimeout

process.on("warning", lambda w: show(w.name, w.message.split("\n")[0]))
def answer(q, r):
    if q.url == "/head": r.flushHeaders()
    if q.url == "/half": r.writeHead(200, {"Content-Length": 2}); r.write("*"); server.once("more", lambda: r.end("*"))
    if q.url == "/whole": r.end("whole")
server = http.createServer(answer)
def watch(what, q, then):
    return (q.on("timeout", lambda: show(what, "timeout", q.socket.timeout, q.socket.listenerCount("timeout")))
        .on("error", lambda e: show(what, e.code, str(e))).on("close", lambda: (show(what, "close", q.destroyed), then())))
def kept(settings={}): return http.Agent({"keepAlive": True, "maxSockets": 1, **settings})
def tried(call):
    try: call()
    except Exception as e: show(e.code, str(e))
def refused(o, then):
    for timeout in [None, "1", -1, float("nan")]: tried(lambda: http.request({"timeout": timeout}))
    q = http.get({**o, "path": "/whole"}, lambda r: r.resume().on("end", then))
    for time in ["1", -1]: tried(lambda: q.setTimeout(time))
    tried(lambda: (q.setTimeout(1, "no"), show("any callback")))
    q.setTimeout(0)
def option(o, then): q = watch("option", http.get({**o, "timeout": 30}), then).on("timeout", lambda: q.destroy())
def method(o, then): q = watch("method", http.get(o), then); show(q.setTimeout(30, lambda: (show("callback"), q.abort())) is q)
def both(o, then):
    q = watch("both", http.get({**o, "timeout": 2000}), then).on("timeout", lambda: q.destroy())
    q.setTimeout(1000)
    q.on("socket", lambda s: (show(s.timeout), s.on("connect", lambda: (show(s.timeout), s.setTimeout(20)))))
def of_the_agent(o, then):
    def ask(more): return http.get({"agent": http.Agent({"timeout": 50}), "lookup": lambda: None, **more}).on("error", lambda: None)
    plain = ask({}); own = ask({"timeout": 100})
    plain.on("socket", lambda s: show(s.timeout, len(s.listeners("timeout")), s.listeners("timeout")[1] is plain.timeoutCb))
    own.on("socket", lambda s: (show(s.timeout, len(s.listeners("timeout")), s.listeners("timeout")[1] is own.timeoutCb), plain.destroy(), own.destroy(), then()))
def before_it_ends(o, then): q = watch("unsent", http.request(o), then); q.setTimeout(1); q.on("timeout", lambda: q.end(lambda: setTimeout(lambda: q.destroy(), 20)))
def response(o, then): q = watch("response", http.get({**o, "path": "/head"}, lambda r: (r.on("error", lambda: None).on("timeout", lambda: (show("of the response"), q.destroy())), show(r.setTimeout(1) is r))), then)
def with_data(o, then):
    def on_response(r):
        q.setTimeout(50, lambda: (show("callback"), server.emit("more")))
        r.on("data", lambda d: show(d.decode())).on("end", lambda: show("end"))
    q = watch("data", http.get({**o, "path": "/half"}, on_response), then)
def overflow(o, then): q = watch("overflow", http.get({**o, "path": "/whole"}, lambda r: (q.clearTimeout(lambda: None), r.resume())), then); q.setTimeout(0xffffffff, lambda: None)
def again(o, then):
    agent = kept(); sockets = set()
    def ask(left):
        def on_response(r):
            socket = r.socket
            sockets.add(socket)
            show(socket.listenerCount("timeout"))
            r.resume().on("end", lambda: (show(q.setTimeout(0) is q, r.socket is socket, socket.listenerCount("timeout")), setTimeout(lambda: ask(left - 1) if left else (show(len(sockets)), agent.destroy(), then()), 10)))
        q = http.get({**o, "path": "/whole", "agent": agent, "timeout": 2 ** 31 - 1}, on_response)
        q.on("socket", lambda s: show("connect listeners", s.listenerCount("connect") > 0))
    ask(2)
def idle(o, then):
    agent = kept({"timeout": 30})
    def asked(socket): return lambda: http.get({**o, "path": "/whole", "agent": agent}, lambda again: (
        show(again.socket is socket, socket.destroyed),
        again.resume().on("end", lambda: (agent.destroy(), then()))))
    def on_response(r): socket = r.resume().socket; socket.on("free", lambda: socket.on("timeout", asked(socket)))
    http.get({**o, "path": "/whole", "agent": agent}, on_response)
def hint(o, then):
    agent = kept({"timeout": 30})
    def keep(socket): may = http.Agent.keepSocketAlive(agent, socket); socket.setTimeout(60); return may
    agent.keepSocketAlive = keep
    def on_response(r): socket = r.resume().socket; socket.on("free", lambda: socket.on("timeout", lambda: (show(socket.timeout), agent.destroy(), then())))
    http.get({**o, "path": "/whole", "agent": agent}, on_response)
steps = {"refused": refused, "option": option, "method": method, "both": both, "ofTheAgent": of_the_agent, "beforeItEnds": before_it_ends, "response": response, "withData": with_data, "overflow": overflow, "again": again, "idle": idle, "hint": hint}
def started():
    left = list(steps.items())
    def next():
        if not left: server.closeAllConnections(); return server.close()
        name, step = left.pop(0); show("--", name); step({"host": "127.0.0.1", "port": server.address().port, "agent": False}, lambda: setTimeout(next, 10))
    setTimeout(next, 10)
server.listen(0, "127.0.0.1", started)
