"""writeHead: a status, perhaps a reason, fields as an object, a flat list or pairs, beside those that were set."""
import json

from conformance.lib import show
from nodecompat import http, net, undefined

def mine(r): r.statusMessage = "Mine"; return r.writeHead(404)
calls = [
    lambda r: r.writeHead(200),
    lambda r: r.writeHead(200, "Fine"),
    lambda r: r.writeHead(200, {"A": 1}),
    lambda r: r.writeHead(200, "Fine", {"A": [1, 2]}),
    lambda r: r.writeHead(200, ["A", 1, "A", 2]),
    lambda r: r.writeHead(200, [["A", 1], ["A", 2]]),
    lambda r: r.writeHead(200, undefined, {"A": 1}),
    lambda r: r.setHeader("A", 0).setHeader("B", 0).writeHead(200, {"a": 1, "C": 2}),
    lambda r: r.setHeader("A", 0).setHeader("B", 0).writeHead(200, ["a", 1, "a", 2]),
    mine,
    lambda r: r.writeHead("201"),
    lambda r: r.writeHead(200.9),
    lambda r: r.writeHead(),
    lambda r: r.writeHead(99),
    lambda r: r.writeHead(1000),
    lambda r: r.writeHead("x"),
    lambda r: r.writeHead(200, ["A"]),
    lambda r: r.setHeader("B", 1).writeHead(200, ["A"]),
    lambda r: r.writeHead(200, {"a b": 1}),
    lambda r: r.writeHead(200, {"a": undefined}),
    lambda r: r.writeHead(200, {"a": "x\n"}),
    lambda r: r.writeHead(200, "bad\n"),
    lambda r: r.writeHead(200, {"Content-Length": 2, "Trailer": "x"}),
    lambda r: r.writeHead(204, {"Transfer-Encoding": "chunked"}),
    lambda r: r.writeHead(200, {"Connection": "close"}),
    lambda r: r.writeHead(200, {"Keep-Alive": "timeout=1"}),
]
def handle(q, r):
    r.sendDate = False
    try:
        show(calls.pop(0)(r) is r)
    except Exception as e:
        show(e.name, e.code, e.message)
        r.socket.end()
        return
    r.end("ok")

def next():
    if not calls:
        return server.close(lambda: show("closed"))
    got = ""
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    def came(data):
        nonlocal got
        got += data
        if got.endswith("ok") or got.endswith("0\r\n\r\n") or got.startswith("HTTP/1.1 204"):
            socket.end()
    socket.on("data", came)
    socket.on("close", lambda: (show(json.dumps(got)), next()))
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")

server = http.createServer(handle).listen(0, "127.0.0.1", next)
