"""How requests and responses are read: paused, in pieces, not at all, dumped, piped on; and many on one connection."""
from conformance.lib import show
from nodecompat import http, net, process, setImmediate, setTimeout, undefined
from nodecompat.stream import Duplex, finished

def serve(listener, run, after=None):
    server = http.createServer(lambda q, r: listener(q, r))
    server.listen(0, "127.0.0.1", lambda: run({"host": "127.0.0.1", "port": server.address().port}, lambda: (server.closeAllConnections(), server.close(after or next)), server))
def log(what, message):
    def told(name): return lambda: show(what, name, message.destroyed)
    for name in ["end", "finish", "close"]: message.on(name, told(name))
    return message
def pipelined(o, paths):
    socket = net.connect(o)
    return socket.on("connect", lambda: socket.write("".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n" for path in paths))).on("error", lambda: None)
def ask_and_wait(o, then, server): http.get({**o, "agent": False}, lambda r: r.resume().on("end", lambda: setTimeout(then, 10)))
def unread(): serve(lambda q, r: (log("request", q), log("response", r), r.end()), ask_and_wait)
def late(): serve(lambda q, r: (log("request", q), log("response", r), setTimeout(lambda: r.end(), 20)), ask_and_wait)
def heard(): serve(lambda q, r: (log("request", q).on("data", lambda: None), log("response", r), setTimeout(lambda: r.end(), 20)), ask_and_wait)
def paused(): serve(lambda q, r: q.once("data", lambda: (q.pause(), r.writeHead(200), r.end(), r.on("finish", lambda: show("dumped", q._dumped)))), lambda o, then, server: http.request({**o, "method": "POST", "agent": False}, lambda r: log("client", r.resume()).on("end", then)).end(bytes(1024)))
def dumped():
    def listener(q, r):
        q.pause()
        q.on("data", lambda: show("no")).on("resume", lambda: (show("resume", q.listenerCount("data")), q.on("data", lambda: show("data"))))
        q.socket.once("data", lambda: r.end("hello"))
        r.flushHeaders()
    def run(o, then, server):
        def on_response(r): q.write("body"); r.on("data", lambda d: show(d.decode())).on("end", lambda: (q.end(), setTimeout(then, 20)))
        q = http.request({**o, "method": "POST", "agent": False}, on_response).on("error", lambda: None); q.flushHeaders()
    serve(listener, run)
def held():
    def listener(q, r): r.writeHead(200); r.flushHeaders(); q.on("close", lambda: (show("close", q.readableEnded, q.aborted), q.on("end", lambda: show("no")))); q.socket.on("pause", lambda: r.end())
    def run(o, then, server):
        def on_response(r): q.write(bytes(300 << 10)); r.resume().on("end", lambda: (show("answered"), setTimeout(then, 20)))
        q = http.request({**o, "method": "POST", "agent": False}, on_response).on("error", lambda: None); q.write("initial")
    serve(listener, run)
def pause_and_resume():
    def on_response(then):
        def on(r): r.on("data", lambda: (r.pause(), setImmediate(lambda: r.resume()))); log("client", r).on("close", then)
        return on
    serve(lambda q, r: r.end("Hello"), lambda o, then, server: http.get({**o, "agent": False}, on_response(then)))
def readable():
    waiting = []
    def more():
        if waiting: waiting.pop()()
    def listener(q, r): r.writeHead(200, {"Content-Length": 7}); r.write("one"); waiting.append(lambda: r.end("more"))
    def run(o, then, server):
        def on_response(r):
            def on_readable():
                while True:
                    data = r.read(); show("read", data); more()
                    if data is None: break
            r.setEncoding("utf8").on("readable", on_readable).on("data", lambda d: show("data", d)).on("end", then)
        http.get({**o, "agent": False}, on_response)
    serve(listener, run)
def is_finished():
    def run(o, then, server): http.get({**o, "agent": False}, lambda r: (r.on("readable", lambda: r.destroy()), finished(r, lambda e=None: (show(e.code if e else undefined), then()))))
    serve(lambda q, r: r.write("asd"), run)
def made_up():
    pieces = [["HTTP/1.1 200 Ok\r\nTransfer-Encoding: chunked\r\n\r\n", "b\r\nhello world\r\n", "0\r\n\r\n"], [None]]
    def read():
        for piece in pieces.pop(0): sink.push(piece)
    sink = Duplex({"read": read, "write": lambda chunk, encoding, done: done()})
    def on_response(r): got = []; r.on("data", lambda d: got.append(d.decode())).on("end", lambda: (show("".join(got), r.statusMessage), next()))
    http.request({"createConnection": lambda: sink}, on_response).end()
def twice_ended():
    def run(o, then, server): q = http.get({**o, "agent": False}, lambda r: r.resume().on("end", lambda: (show(q.end() is q, q.writableEnded), then())))
    serve(lambda q, r: r.end("x"), run)
def proxied():
    def in_front(back, then, server):
        def forward(q, r): http.get({**back, "path": q.url, "agent": False}, lambda got: (r.writeHead(got.statusCode, got.headers), got.pipe(r)))
        def ask(o, closed, server):
            def on_response(r): got = []; r.setEncoding("utf8").on("data", lambda d: got.append(d)).on("end", lambda: (show("".join(got), r.headers["hello"], r.headers["set-cookie"]), closed()))
            http.get({**o, "agent": False}, on_response)
        serve(forward, ask, then)
    serve(lambda q, r: (r.writeHead(200, {"content-type": "text/plain", "set-cookie": ["a=1; path=/", "b=2"], "hello": "world"}), r.write("hello "), r.end("world")), in_front)
def outrun():
    asked = []
    def listener(q, r):
        def told(name): return lambda: show(name, r.writable)
        for name in ["finish", "close"]: r.on(name, told(name))
        asked[0].destroy(); setTimeout(lambda: r.end("late"), 20)
    def run(o, then, server): asked.append(http.get({**o, "agent": False}).on("error", lambda e: setTimeout(lambda: (show(e.code), then()), 80)))
    serve(listener, run)
def destroyed_in_turn():
    seeds = [3, 1, 2, 3, 4, 1, 2, 3, 4]; count = []
    def listener(q, r):
        if q.url == "/1": setImmediate(lambda: q.socket.destroy())
        elif q.url == "/2": process.nextTick(lambda: r.destroy())
        elif q.url == "/3": r.write("hello "); setImmediate(lambda: r.end("world!"))
        else: r.destroy()
        count.append(q)
    serve(listener, lambda o, then, server: pipelined(o, [f"/{one}" for one in seeds]).resume().on("close", lambda: (show(len(count)), then())))
def gone():
    count = []
    serve(lambda q, r: (count.append(q), r.end("ok"), q.socket.destroy()), lambda o, then, server: pipelined(o, ["/"] * 20).resume().on("close", lambda: (show(len(count)), then())))
def in_order():
    ended = []
    def over(q):
        ended.append(q.url)
        if len(ended) == 10: q.socket.end()
    serve(lambda q, r: (r.writeHead(200), r.write("data"), setTimeout(lambda: r.end(lambda: over(q)), (10 - int(q.url[1:])) * 3)), lambda o, then, server: pipelined(o, [f"/{i}" for i in range(10)]).resume().on("close", lambda: (show(" ".join(ended)), then())))
def many_at_once():
    count = []; big = b"A" * (16 << 10)
    def over(q):
        count.append(1)
        if len(count) == 500: q.socket.end()
    def run(o, then, server): got = []; pipelined(o, ["/"] * 500).on("data", lambda d: got.append(len(d))).on("close", lambda: (show(len(count), sum(got) > 500 << 14), then()))
    serve(lambda q, r: r.end(big, lambda: over(q)), run)
def full():
    waiting = []; sockets = []
    def listener(q, r):
        waiting.append(r)
        if len(waiting) == 1: return sockets[0].write("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
        r.end(bytes(q.socket.writableHighWaterMark + 1))
        setTimeout(lambda: (show(q.socket.isPaused(), r.writableNeedDrain), waiting[0].end("first")), 10)
    def run(o, then, server):
        got = []
        def on_data(d):
            got.append(len(d))
            if sum(got) > 1 << 16: sockets[0].end()
        sockets.append(pipelined(o, ["/1"]).on("data", on_data).on("close", lambda: (show(len(waiting)), then())))
    serve(listener, run)
def listening():
    def one(left):
        if not left: return next()
        name, *others = left; got = []
        def run(o, then, server):
            def connected(): socket.write("PUT / HTTP/1.1\r\nHost: x\r\n\r\n"); socket.once("data", lambda: socket.end("hello world")); socket.resume().on("close", lambda: (show(name, got), then()))
            socket = net.connect(o, connected)
        serve(lambda q, r: (r.writeHead(200), r.end(), getattr(q.socket, name)("data", lambda d: got.append(d.decode()))), run, lambda: one(others))
    one(["on", "addListener", "prependListener"])
def consumed():
    def run(o, then, server):
        server.on("connect", lambda q, socket: (socket.write("HTTP/1.1 200 Established\r\n\r\n"), server.emit("connection", socket), server.close()))
        http.request({**o, "method": "CONNECT"}, lambda: show("no")).on("connect", lambda r, socket: (show(r.statusCode, r.statusMessage), socket.destroy(), setTimeout(next, 10))).end()
    serve(lambda q, r: show("no"), run)
steps = {"unread": unread, "late": late, "heard": heard, "paused": paused, "dumped": dumped, "held": held, "pauseAndResume": pause_and_resume, "readable": readable, "finished": is_finished, "madeUp": made_up, "twiceEnded": twice_ended, "proxied": proxied, "outrun": outrun, "destroyedInTurn": destroyed_in_turn, "gone": gone, "inOrder": in_order, "manyAtOnce": many_at_once, "full": full, "listening": listening, "consumed": consumed}
names = list(steps)
def next():
    if names: name = names.pop(0); show("--", name); steps[name]()
    else: show("done")
next()
