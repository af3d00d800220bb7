"""One connection for many requests: bodies in turn, what is not out yet, ends that race, and responses that break off."""
import json
import re

from conformance.lib import busy, show
from nodecompat import http, net, process, setImmediate, setTimeout

body = "This is my request"
post = f"POST / HTTP/1.1\r\nConnection: keep-alive\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n{body}\r\n\r\n\r\n"
def serve(listener, run, properties={}):
    server = http.createServer(listener)
    for name, value in properties.items(): setattr(server, name, value)
    server.listen(0, "127.0.0.1", lambda: run({"host": "127.0.0.1", "port": server.address().port}, lambda: (server.closeAllConnections(), server.close(next)), server))
def bodies(properties):
    def listener(q, r): got = []; q.on("data", lambda d: got.append(d.decode())).on("end", lambda: (r.writeHead(200, {"Content-Type": "text/plain"}), r.write("Hello "), r.end("true" if "".join(got) == body else "false")))
    def run(o, then, server):
        got = [""]
        def connected():
            for i in range(4):
                for piece in re.split(r"(?=\r\n)", post): socket.write(piece)
        socket = net.connect(o["port"], o["host"], connected).setEncoding("utf8")
        def on_data(d):
            got[0] += d
            if len(got[0].split("0\r\n\r\n")) == 5: socket.end()
        socket.on("data", on_data).on("close", lambda: (show(json.dumps([re.sub("Date: .{25} GMT", "Date: NOW", one) for one in got[0].split("0\r\n\r\n")][3])), then()))
    return lambda: serve(listener, run, properties)
def expecting():
    def run(o, then, server):
        agent = http.Agent({"keepAlive": True, "maxSockets": 1}); sockets = set()
        def late(socket):
            if socket in sockets: return
            sockets.add(socket); write = socket.write
            def slow(chunk, encoding=None, done=None):
                if callable(encoding): done = encoding; encoding = None
                return write(chunk, encoding, (lambda *given: setTimeout(lambda: done(*given), 3)) if callable(done) else done)
            socket.write = slow
        def ask(left):
            q = http.request({**o, "agent": agent, "method": "POST", "headers": {"Content-Length": "0", "Expect": "100-continue"}}, lambda r: r.resume().once("end", lambda: ask(left - 1) if left else (show(len(sockets)), agent.destroy(), then())))
            q.on("socket", late); setTimeout(lambda: q.end(b""), 0)
        ask(20)
    serve(lambda q, r: (r.writeHead(200), r.end()), run)
def undrained():
    sockets = []
    def connected(socket): sockets.append(socket); socket.on("error", lambda: None).pause(); socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n")
    def listening():
        agent = http.Agent({"keepAlive": True}); used = []; o = {"agent": agent, "host": "127.0.0.1", "port": server.address().port}
        def ask(large, after):
            q = http.request(o, lambda r: r.resume().on("end", lambda: setImmediate(after))).on("error", lambda: None); q.on("socket", lambda socket: used.append(socket))
            if large: q.on("socket", lambda socket: socket.on("connect", lambda: (q.end(bytes(1 << 25)), show(socket.writableLength > 0))))
            else: q.end()
        def over(socket):
            show(used[1] is used[0], socket is used[1], len(agent.freeSockets)); agent.destroy()
            for one in sockets: one.destroy()
            server.close(next)
        ask(True, lambda: ask(False, lambda: http.get(o).on("error", lambda: None).on("socket", over)))
    server = net.createServer({"pauseOnConnect": True}, connected).listen(0, "127.0.0.1", listening)
def late_again():
    def run(o, then, server):
        agent = http.Agent({"keepAlive": True})
        def ask(after): http.get({**o, "agent": agent}, lambda r: r.resume().on("end", after)).on("error", lambda e: (show(e.code), after()))
        ask(lambda: (busy(300), ask(lambda: (show("answered again"), agent.destroy(), then()))))
    serve(lambda q, r: (r.writeHead(200, {"Content-Length": 2}), r.write("hi"), r.end()), run, {"keepAliveTimeout": 200})
def twice():
    seen = set()
    def listener(q, r):
        if q.socket in seen: show(r.write(bytes(r.socket.writableHighWaterMark + 100)), r.writableCorked); r.once("drain", lambda: r.end()); return
        seen.add(q.socket)
        r.end("regular end", "utf8", lambda: show("ended"))
        show(r.writableCorked)
        r.end()
    def run(o, then, server):
        agent = http.Agent({"keepAlive": True})
        def ask(after):
            def on_response(r): got = []; r.on("data", lambda d: got.append(len(d))).on("end", lambda: (show(sum(got)), setTimeout(after, 5)))
            http.get({**o, "agent": agent}, on_response)
        ask(lambda: ask(lambda: (agent.destroy(), then())))
    serve(listener, run)
def broken_off():
    breaks = [True]
    def listener(q, r):
        socket = r.socket; r.writeHead(200, {"Content-Length": 50, "Connection": "close"}); r.write("a" * 40)
        if breaks[0]: setTimeout(lambda: socket.destroy(), 10)
        else: r.end("e" * 10)
    def run(o, then, server):
        def ask(after):
            def on_response(r):
                got = []; log = []
                def told(name): return lambda: log.append(name)
                for name in ["aborted", "end", "close"]: r.on(name, told(name))
                r.on("error", lambda e: log.append(e.code)).on("data", lambda d: got.append(len(d))).on("close", lambda: (show(sum(got), r.complete, " ".join(log)), after()))
            http.get(o, on_response).on("error", lambda: show("no"))
        ask(lambda: (breaks.__setitem__(0, False), ask(then)))
    serve(listener, run)
def gone():
    def run(o, then, server):
        def closed():
            show(len(http.globalAgent.freeSockets))
            q = http.get(o).on("error", lambda e: (show(e.code, q.reusedSocket), next()))
        http.get(o, lambda r: r.resume().on("end", lambda: server.close(closed)))
    serve(lambda q, r: r.end("x"), run)
def poisoned():
    count = []
    def answer(text): return f"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{text}"
    def connected(socket): count.append(1); own = len(count); socket.on("data", lambda: socket.write(answer("good"))).on("error", lambda: None); server.once("more", lambda: socket.write(answer("evil")) if own == 1 else None)
    def listening():
        agent = http.Agent({"keepAlive": True})
        def ask(after):
            def on_response(r): got = []; r.on("data", lambda d: got.append(d.decode())).on("end", lambda: process.nextTick(after, "".join(got), r.req.reusedSocket))
            http.get({"agent": agent, "host": "127.0.0.1", "port": server.address().port}, on_response)
        def first(got, reused): server.emit("more"); ask(lambda again, reused: (show(got, again, reused, len(count)), agent.destroy(), server.close(next)))
        ask(first)
    server = net.createServer(connected).listen(0, "127.0.0.1", listening)
def many():
    def run(o, then, server):
        count = []; server.on("connection", lambda: count.append(1)); agent = http.Agent({"maxSockets": 1}); left = list(range(300))
        def ended():
            left.pop()
            if left: ask()
            else: show(len(count), agent.totalSocketCount); agent.destroy(); then()
        def ask(): http.get({**o, "agent": agent, "headers": {"Connection": "Keep-alive"}}, lambda r: r.resume().on("end", ended))
        ask()
    serve(lambda q, r: (r.writeHead(200), r.end("hello world\n")), run)
steps = {"bodies": bodies({}), "unlimited": bodies({"maxRequestsPerSocket": None}), "limited": bodies({"maxRequestsPerSocket": 9}), "expecting": expecting, "undrained": undrained, "lateAgain": late_again, "twice": twice, "brokenOff": broken_off, "gone": gone, "poisoned": poisoned, "many": many}
names = list(steps)
def next():
    if names: name = names.pop(0); show("--", name); steps[name]()
    else: show("done")
next()
