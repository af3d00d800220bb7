"""Where requests go, and what a server that is not there, or not for us, answers with."""
import json
import re

from conformance.lib import show
from nodecompat import http, net, process, setImmediate, setTimeout, undefined
from nodecompat.errors import NodeError

Agent = http.Agent
def refused(e): one = e.errors[0] if hasattr(e, "errors") else e; return f"{one.code} {one.syscall} {one.address}"
def or_null(value): return None if value is undefined else value
server = http.createServer(lambda q, r: r.end("" if q.url == "/socket" else json.dumps([q.url, re.sub(r":\d{4,}$", ":PORT", q.headers["host"]), or_null(q.headers["authorization"]), q.headers["connection"]], separators=(",", ":"))))
def said(r, then): text = []; r.setEncoding("utf8").on("data", lambda d: text.append(d)).on("end", lambda: (show("".join(text)), then()))
def hosts(o, then):
    left = ["foo:1234", "::1", "[::1]", "foo"]
    def ask():
        if not left: return then()
        http.get({"host": left.pop(0), "createConnection": lambda: net.connect(o["port"], o["host"])}, lambda r: said(r, ask))
    ask()
def lookups(o, then):
    def lookup(host, options, done): show(host, options["all"]); done(None, [{"address": "127.0.0.1", "family": 4}] if options["all"] else "127.0.0.1", 4)
    http.get({"port": o["port"], "host": "example.org", "lookup": lookup}, lambda r: said(r, then))
def families(o, then):
    asked = []
    def lookup(host, options, done): asked.append(host); done(None, [{"address": "::1", "family": 6}, {"address": "127.0.0.1", "family": 4}])
    http.get({"port": o["port"], "host": "example.org", "agent": False, "autoSelectFamily": True, "lookup": lookup}, lambda r: (show(len(asked), r.socket.remoteAddress), r.resume().on("end", then)))
def failing_lookup(o, then):
    q = http.request({"host": "example.com", "lookup": lambda host, options, done: done(NodeError("mine", code="EMINE")), "createConnection": lambda given: net.createConnection(given)}, lambda: show("no")); q.on("error", lambda e: (show(e.code, e.message), then())).end()
def local_address(o, then): http.get({**o, "localAddress": "1.2.3.4"}).on("error", lambda e: (show(e.code, e.syscall, e.address), then()))
def in_use(o, then): http.createServer().listen(o["port"], o["host"]).on("error", lambda e: (show(e.code, e.syscall), then()))
def nobody(o, then):
    def closed(port):
        def ask(path, after): http.request({"host": o["host"], "port": port, "path": path, "method": "POST"}, lambda r: r.resume().on("end", lambda: (show("answered"), after()))).on("error", lambda e: (show(refused(e)), after())).end("PING")
        def on_again(): again = http.createServer(lambda q, r: (r.setHeader("Connection", "close"), q.resume().on("end", lambda: r.end("PONG")))).listen(port, o["host"], lambda: ask("/3", lambda: again.close(lambda: ask("/4", then))))
        ask("/1", lambda: ask("/2", on_again))
    def listening(): port = gone.address().port; gone.close(lambda: closed(port))
    gone = net.createServer().listen(0, o["host"], listening)
def credentials(o, then): url = f"http://asdf:qw%20er@127.0.0.1:{o['port']}/a?b=c"; http.get(url, lambda r: said(r, lambda: http.get(url, {"headers": {"Authorization": "NoAuthForYOU"}}, lambda again: said(again, then))))
def connect_first(o, then):
    server.once("connect", lambda q, socket: (socket.write("HTTP/1.1 200 Connection established\r\n\r\n"), socket.resume().on("end", lambda: socket.end())))
    q = http.request({"port": o["port"], "method": "CONNECT", "path": "google.com:80"})
    def both():
        left = [1, 2]
        def one():
            left.pop()
            if not left: then()
        for path in ["/1", "/2"]: http.get({**o, "path": path}, lambda r: said(r, one))
    q.on("connect", lambda r, socket: (show(r.statusCode), socket.end(), socket.resume().on("end", both))).end()
def written_too_late(o, then):
    made = []
    def listening():
        asked = http.request({"host": o["host"], "port": broken.address().port, "method": "POST"}); made.append(asked)
        asked.on("error", lambda e: (show(e.code in ["ECONNRESET", "EPIPE"], asked.res, len(asked.outputData)), broken.close(then))).write("hello", lambda: show("written"))
    broken = http.createServer(lambda q, r: q.on("data", lambda: (r.destroy(), setTimeout(lambda: made[0].write("more"), 5)))).listen(0, o["host"], listening)
def options(o, then):
    def connection(given): given["readableHighWaterMark"] = 1024; show(given["host"], given.get("path", undefined), given.get("noDelay", undefined)); return net.createConnection(given)
    q = http.request({**o, "highWaterMark": 1024, "createConnection": connection}, lambda r: (show(r.socket is q.socket, r.socket.readableHighWaterMark, r.readableHighWaterMark), r.resume().on("end", then))); q.end()
def no_delay(o, then):
    agent = Agent(); show(agent.options["noDelay"], server.noDelay, server.keepAlive, Agent({"noDelay": False}).options["noDelay"])
    createConnection = agent.createConnection
    def connection(given, done): show(given["noDelay"], given["encoding"], given["path"]); return createConnection(given, done)
    agent.createConnection = connection; http.get({**o, "agent": agent}, lambda r: r.resume().on("end", then))
def encodings(o, then):
    def connected(socket):
        for name in ["", "utf8", undefined]:
            try: socket.setEncoding(name)
            except Exception as e: show(e.name, e.code, e.message)
    server.once("connection", connected); http.get({**o, "agent": False, "path": "/socket"}, lambda r: r.resume().on("end", then))
def by_path(o, then):
    path = f"/tmp/nodecompat-places-{process.pid}"; own = http.createServer(lambda q, r: q.resume().on("end", lambda: r.end()))
    def listening():
        agent = Agent({"keepAlive": True})
        def ask(left): http.get({"socketPath": path, "agent": agent}, lambda r: r.resume().on("end", lambda: setTimeout(lambda: ask(left - 1) if left else own.getConnections(lambda e, count: (show(e, count, len(agent.freeSockets)), agent.destroy(), slow())), 5)))
        def slow():
            q = http.request({"socketPath": path, "headers": {"Content-Length": "1"}, "method": "POST"}, lambda r: (show(r.statusCode), r.resume(), own.closeAllConnections(), own.close(then))); q.write(".")
            ticks = list(range(5))
            def tick(): ticks.pop(); setImmediate(tick) if ticks else q.end()
            tick()
        ask(5)
    own.listen(path, listening)
steps = {"hosts": hosts, "lookups": lookups, "families": families, "failingLookup": failing_lookup, "localAddress": local_address, "inUse": in_use, "nobody": nobody, "credentials": credentials, "connectFirst": connect_first, "writtenTooLate": written_too_late, "options": options, "noDelay": no_delay, "encodings": encodings, "byPath": by_path}
def started():
    left = list(steps.items())
    def next():
        if not left: server.closeAllConnections(); return server.close(lambda: show("done"))
        name, step = left.pop(0); show("--", name); step({"host": "127.0.0.1", "port": server.address().port}, lambda: setTimeout(next, 5))
    setTimeout(next, 5)
server.listen(0, "127.0.0.1", started)
