"""What listeners throw, or their promises are rejected with: who is told, and what becomes of the exchange."""
from conformance.lib import show
from nodecompat import events, http, process, setTimeout

uncaught = [lambda e: show("uncaught", str(e))]
process.on("uncaughtException", lambda e: uncaught[0](e))
def serve(listener, run, options={}):
    server = http.createServer(options, listener)
    server.listen(0, "127.0.0.1", lambda: run({"host": "127.0.0.1", "port": server.address().port, "agent": False}, lambda: (server.closeAllConnections(), server.close(next)), server))
def told(q): return q.on("error", lambda e: show("client", getattr(e, "code", None) or str(e))).on("close", lambda: show("closed", q.destroyed))
def got(r):
    text = []; show(r.statusCode, r.headers["content-type"])
    r.setEncoding("utf8").on("data", lambda d: text.append(d)).on("error", lambda e: show("response", e.code)).on("end", lambda: show("got", "".join(text)))
def throw(error): raise error
def counted(left, then):
    def on_uncaught(e):
        show("uncaught", str(e)); left.pop()
        if not left: setTimeout(then, 10)
    uncaught[0] = on_uncaught
def response(): serve(lambda q, r: r.end("bye"), lambda o, then, server: told(http.get(o, lambda r: (r.resume(), throw(Exception("in the response"))))).on("close", then))
def requests():
    def run(o, then, server):
        counted([1, 2, 3], then)
        for i in [1, 2, 3]: http.get({**o, "path": f"/busy/{i}"}).on("error", lambda: None)
    serve(lambda q, r: (r.on("finish", lambda: None), throw(Exception(f"in {q.url}"))), run)
def ends():
    agent = http.Agent({"keepAlive": True, "maxSockets": 1})
    def run(o, then, server):
        counted([1, 2, 3, 4], lambda: (agent.destroy(), then()))
        def ask(i): http.get({**o, "agent": agent, "path": f"/{i}"}, lambda r: r.resume().on("end", lambda: throw(Exception(f"at the end of /{i}"))))
        for i in range(4): ask(i)
    serve(lambda q, r: r.end("hi"), run)
def errors():
    q = http.get({"host": "nowhere.invalid", "lookup": lambda host, options, done: done(Exception("mine"))}); q.on("error", lambda e: (show("error", str(e)), throw(Exception("again")))); uncaught[0] = lambda e: (show("uncaught", str(e)), setTimeout(next, 10))
def destroyed_response():
    def run(o, then, server):
        uncaught[0] = lambda e: (show("uncaught", str(e)), setTimeout(then, 10))
        def on_response(r): e = Exception("mine"); show(r.errored); r.destroy(e); show(r.closed, r.errored is e); r.on("close", lambda: show("close", r.closed))
        http.get(o, on_response)
    serve(lambda q, r: r.write("part"), run)
def destroyed_request(): uncaught[0] = lambda e: show("uncaught", str(e)); serve(lambda q: q.destroy(Exception("mine")), lambda o, then, server: told(http.get(o, lambda r: r.resume())).on("close", then))
def rejected():
    events.captureRejections = True
    async def listener(q, r): r.setHeader("content-type", "application/json"); raise Exception("mine")
    serve(listener, lambda o, then, server: told(http.get(o, got)).on("close", then))
def rejected_later():
    async def listener(q, r): r.setHeader("content-type", "application/json"); r.write("{"); await events.once(r.socket, "drained"); raise Exception("mine")
    def run(o, then, server):
        sockets = []
        server.on("connection", lambda socket: sockets.append(socket))
        told(http.get(o, lambda r: (got(r), r.once("data", lambda: sockets[0].emit("drained"))))).on("close", lambda: setTimeout(then, 10))
    serve(listener, run)
def rejected_after_the_head():
    async def listener(q, r): r.writeHead(200); raise Exception("mine")
    serve(listener, lambda o, then, server: told(http.get(o, got)).on("close", then))
async def failing(): raise Exception("in drain")
def rejected_drain():
    def listener(q, r):
        r.on("drain", failing); r.socket.on("error", lambda e: show("socket", str(e))); r.writeHead(200, {"Connection": "close"})
        while r.write("hello" * 100): pass
    serve(listener, lambda o, then, server: told(http.get(o, lambda r: r.on("error", lambda e: show("response", e.code)).resume())).on("close", lambda: setTimeout(then, 10)))
def rejected_request():
    def run(o, then, server):
        q = told(http.request({**o, "method": "POST"})).on("close", then); q.on("drain", failing)
        while q.write("hello" * 100): pass
    serve(lambda q: q.resume(), run)
steps = {"response": response, "requests": requests, "ends": ends, "errors": errors, "destroyedResponse": destroyed_response, "destroyedRequest": destroyed_request, "rejected": rejected, "rejectedLater": rejected_later, "rejectedAfterTheHead": rejected_after_the_head, "rejectedDrain": rejected_drain, "rejectedRequest": rejected_request}
names = list(steps)
def next():
    if names: name = names.pop(0); show("--", name); steps[name]()
    else: show("done")
next()
