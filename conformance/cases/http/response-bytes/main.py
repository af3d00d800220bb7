"""What a response looks like on the wire: the head by what was set, the body by how it was written."""
import json
import re

from conformance.lib import show
from nodecompat import http, net, setImmediate

def status(q, r): r.statusCode = 404; r.end("no")
def reason(q, r): r.statusMessage = "Fine"; r.end()
def unknown(q, r): r.statusCode = 299; r.end()
def empty204(q, r): r.statusCode = 204; r.end("ignored")
def empty304(q, r): r.writeHead(304); r.end("ignored")
def oneTurn(q, r): r.write("a"); r.write(""); r.end("bc")
def twoTurns(q, r): r.write("a"); setImmediate(lambda: r.end("bc"))
def written(q, r): r.write("a"); setImmediate(lambda: (r.write("b"), r.write("c"), setImmediate(lambda: r.end())))
def head(q, r): r.writeHead(200); r.end("hello")
def length(q, r): r.setHeader("Content-Length", 5); r.end("ok")
def lengthThenWrites(q, r): r.writeHead(200, {"Content-Length": 4}); r.write("ab"); r.end("cd")
def noDate(q, r): r.sendDate = False; r.end("x")
def noDateByRemoving(q, r): r.removeHeader("Date"); r.end("x")
def ownDate(q, r): r.setHeader("Date", "today"); r.end("x")
def noLength(q, r): r.removeHeader("Content-Length"); r.end("x")
def noEncoding(q, r): r.removeHeader("Transfer-Encoding"); r.write("x"); r.end("y")
def noConnection(q, r): r.removeHeader("Connection"); r.end("x")
def chunked(q, r): r.setHeader("Transfer-Encoding", "chunked"); r.end("xyz")
def cookies(q, r): r.setHeader("Set-Cookie", ["a=1", "b=2"]); r.setHeader("Cookie", ["c", "d"]); r.end()
def flushed(q, r): r.flushHeaders(); r.end("x")
def trailers(q, r): r.writeHead(200, {"Trailer": "T"}); r.write("x"); r.addTrailers({"T": "v", "U": ["1", "2"]}); r.end()
def corked(q, r): r.cork(); r.write("a"); setImmediate(lambda: (r.write("b"), r.uncork(), r.end()))
def rejoined(q, r): r.setHeader("X-A", 1); r.setHeader("x-a", 2); r.setHeader("B", [1, 2]); r.end()

handlers = {
    "text": lambda q, r: r.end("hello"),
    "bytes": lambda q, r: r.end(b"hello"),
    "unicode": lambda q, r: r.end("h\u00e9"),
    "latin1": lambda q, r: r.end("h\u00e9", "latin1"),
    "nothing": lambda q, r: r.end(),
    "status": status, "reason": reason, "unknown": unknown, "empty204": empty204, "empty304": empty304,
    "oneTurn": oneTurn, "twoTurns": twoTurns, "written": written, "head": head, "length": length,
    "lengthThenWrites": lengthThenWrites, "noDate": noDate, "noDateByRemoving": noDateByRemoving, "ownDate": ownDate,
    "noLength": noLength, "noEncoding": noEncoding, "noConnection": noConnection, "chunked": chunked,
    "cookies": cookies, "flushed": flushed, "trailers": trailers, "corked": corked,
    "hex": lambda q, r: r.end("616263", "hex"),
    "rejoined": rejoined,
}
names = list(handlers)
current = None

def next(method):
    global current
    if not names:
        return server.close(lambda: show("closed"))
    current = names.pop(0)
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    socket.on("data", got.append)
    def closed():
        show(current, method, json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)), ensure_ascii=False))
        if method == "GET" and current in ["text", "oneTurn", "length"]:
            names.insert(0, current)
            next("HEAD")
        else:
            next("GET")
    socket.on("close", closed)
    socket.write(f"{method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

server = http.createServer(lambda q, r: handlers[current](q, r)).listen(0, "127.0.0.1", lambda: next("GET"))
