"""A server's patience: heads and whole requests that do not come, idle connections, and timeouts of messages and sockets."""
from conformance.lib import show
from nodecompat import http, net, setTimeout

def first(got): return " | ".join(line for line in (part.split("\r\n")[0] for part in got.split("\r\n\r\n")) if line)
def talk(server, pieces, then, ends=False):
    got = []
    socket = net.connect({"port": server.address().port, "host": "127.0.0.1", "allowHalfOpen": True}).setEncoding("latin1")
    def step(i):
        if i == len(pieces):
            if ends: socket.end()
            return
        if isinstance(pieces[i], int): return setTimeout(step, pieces[i], i + 1)
        socket.write(pieces[i], lambda: step(i + 1))
    socket.on("connect", lambda: step(0)).on("data", lambda d: got.append(d)).on("error", lambda: None).on("end", lambda: socket.end()).on("close", lambda: (show(first("".join(got))), then()))
    return socket
def get(url, more=""): return f"GET {url} HTTP/1.1\r\nHost: x\r\n{more}\r\n"
half = "GET /half HTTP/1.1\r\nHost: x\r\nConnection: "
strict = {"headersTimeout": 120, "requestTimeout": 0, "keepAliveTimeout": 0, "connectionsCheckingInterval": 30}
def serve(options, listener, start):
    server = http.createServer(options, lambda q, r: (show("request", q.method, q.url), listener(q, r)))
    def on_error(e, socket):
        show("clientError", e.code, e.message)
        if socket.writable: socket.end(f"HTTP/1.1 {408 if e.code == 'ERR_HTTP_REQUEST_TIMEOUT' else 400}\r\n\r\n")
    server.on("clientError", on_error)
    server.listen(0, "127.0.0.1", lambda: start(server, lambda: (server.closeAllConnections(), server.close(next))))
def finish(q, r): q.resume().on("end", lambda: (r.writeHead(200), r.end()))
def idle(what, socket, then): show(what, isinstance(socket, net.Socket), socket.destroyed); socket.destroy(); setTimeout(then, 10)
def nothing(*_): pass
done = [nothing]
def head_after_keep_alive(server, then): server.once("timeout", lambda: show("no")); talk(server, [get("/1"), 200, half], then)
def head_in_time(server, then): talk(server, ["GET /slow HTTP/1.1\r\nHost: x\r\n", 60, "Connection: ", 60, "close\r\n\r\n"], then)
def whole_request(server, then): talk(server, [get("/1"), "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", 40, "part"], then)
def mixed(server, then):
    left = [1, 2, 3]
    def ended():
        left.pop()
        if not left: then()
    def after(ms, pieces): setTimeout(talk, ms, server, pieces, ended)
    after(0, ["POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n", 60, "Connection: close\r\n\r\n", 40, "1234"])
    after(250, ["GET /head HTTP/1.1\r\n"])
    after(450, ["POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1"])
def upgraded(server, then):
    server.on("upgrade", lambda q, socket: (socket.write("HTTP/1.1 101 Switching\r\n\r\n"), socket.pipe(socket)))
    talk(server, [get("/", "Connection: Upgrade\r\nUpgrade: echo\r\n"), 250, "echo\r\n\r\n"], then, True)
def slow_server(q, r): setTimeout(lambda: r.end("late"), 150) if q.url == "/2" else r.end()
def of_the_server(server, then): show(server.setTimeout(50, lambda socket: idle("server", socket, then)) is server, server.timeout); talk(server, [get("/")], nothing)
def of_a_connection(server, then): server.setTimeout(50, lambda socket: idle("unused", socket, then)); talk(server, [], nothing)
def of_the_request(q, r): show(q.setTimeout(50, lambda socket: idle("request", socket, done[0])) is q)
def of_the_response(q, r): q.setTimeout(40, lambda: show("no")); show(r.setTimeout(50, lambda socket: idle("response", socket, done[0])) is r)
def in_turn(q, r):
    if q.url == "/1": return r.end()
    r.setTimeout(50, lambda: show("response", q.url))
def of_the_socket(q, r): show(q.connection.setTimeout(50) is q.socket); q.connection.on("timeout", lambda: (q.connection.destroy(), show("socket"), setTimeout(done[0], 10)))
def starting(pieces):
    def start(server, then): done[0] = then; talk(server, pieces, nothing)
    return start
def busy(q, r): q.setTimeout(400, lambda: show("no")); finish(q, r)
def idle_ones(server, then):
    talk(server, [get("/1", "Connection: close\r\n")], then)
    setTimeout(lambda: (server.closeIdleConnections(), show("closed idle ones")), 30)
steps = {
    "headAfterKeepAlive": lambda: serve(strict, finish, head_after_keep_alive),
    "headWhenPipelined": lambda: serve(strict, finish, lambda server, then: talk(server, [get("/1") + half], then)),
    "headInTime": lambda: serve({**strict, "headersTimeout": 2000}, finish, head_in_time),
    "wholeRequest": lambda: serve({**strict, "headersTimeout": 0, "requestTimeout": 120}, finish, whole_request),
    "mixed": lambda: serve({**strict, "headersTimeout": 300, "requestTimeout": 500}, finish, mixed),
    "upgraded": lambda: serve({**strict, "headersTimeout": 0, "requestTimeout": 80}, finish, upgraded),
    "emptyLine": lambda: serve({"headersTimeout": 60, "keepAliveTimeout": 150, "keepAliveTimeoutBuffer": 0, "connectionsCheckingInterval": 30}, finish, lambda server, then: talk(server, [get("/1"), 20, "\r\n"], then)),
    "slowClient": lambda: serve({"keepAliveTimeout": 50, "keepAliveTimeoutBuffer": 0}, finish, lambda server, then: talk(server, [get("/1"), 10, "GET /2 HTTP/1.1\r\n", 150, "Host: x\r\n\r\n"], then)),
    "slowServer": lambda: serve({"keepAliveTimeout": 50, "keepAliveTimeoutBuffer": 0}, slow_server, lambda server, then: talk(server, [get("/1"), 10, get("/2", "Connection: close\r\n")], then)),
    "ofTheServer": lambda: serve({}, nothing, of_the_server),
    "ofAConnection": lambda: serve({}, nothing, of_a_connection),
    "ofTheRequest": lambda: serve({}, of_the_request, starting(["POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\npart"])),
    "ofTheResponse": lambda: serve({}, of_the_response, starting([get("/")])),
    "inTurn": lambda: serve({}, in_turn, lambda server, then: (server.on("timeout", lambda socket: idle("server", socket, then)), talk(server, [get("/1") + get("/2") + get("/3")], nothing))),
    "ofTheSocket": lambda: serve({}, of_the_socket, starting([get("/")])),
    "unheard": lambda: serve({}, nothing, lambda server, then: (server.setTimeout(50), talk(server, [get("/")], then))),
    "busy": lambda: serve({}, busy, lambda server, then: talk(server, ["POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 6\r\n\r\n", *(piece for one in "123456" for piece in (90, one))], then)),
    "idleOnes": lambda: serve({}, lambda q, r: setTimeout(lambda: r.end(), 60), idle_ones),
}
names = list(steps)
def next():
    if names: name = names.pop(0); show("--", name); steps[name]()
    else: show("done")
show(http.createServer().keepAliveTimeoutBuffer, http.createServer().keepAliveTimeout, http.createServer().maxRequestsPerSocket)
next()
