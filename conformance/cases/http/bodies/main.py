"""How bodies are framed: what a client sends for each method, what a server sends for each status, what arrives."""
import json
import re

from conformance.lib import show
from nodecompat import http, net
from nodecompat.stream import Duplex

def plain(text): return json.dumps(re.sub(r"localhost:\d+", "HOST", re.sub("Date: .{25} GMT", "Date: NOW", text)), ensure_ascii=False)
def asked(method, send, then):
    got = []
    sink = Duplex({"read": lambda: None, "write": lambda chunk, encoding, done: (got.append(chunk), done())})
    q = http.request({"method": method, "createConnection": lambda: sink}, lambda r: r.resume().on("end", then))
    q.on("finish", lambda: (show(plain(b"".join(got).decode("latin-1"))), sink.push("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")))
    send(q)
sends = [lambda q: q.end("PUT / HTTP/1.1"), lambda q: q.end(), lambda q: (q.write("PUT"), q.end("!")), lambda q: (q.removeHeader("Transfer-Encoding"), q.removeHeader("connection"), q.write("é", "latin1"), q.end())]
def removed(q, r):
    for name in ["connection", "transfer-encoding", "content-length", "date"]: r.removeHeader(name)
    r.setHeader("date", "coffee o clock"); r.end("beep")
def not_modified(q, r): r.setHeader("Content-Length", 11); r.statusCode = 304; r.end(None)
def strict(q, r): r.strictContentLength = True; r.setHeader("content-length", "5"); r.end("12345")
def echo(q, r):
    length = total = 0
    def count(d): nonlocal length, total; length += len(d); total += sum(d[:2000])
    q.on("data", count).on("end", lambda: r.end(re.sub(r"localhost:\d+", "HOST", f"{q.method} {length} {'true' if total > 0 else 'false'} {json.dumps(q.headers, separators=(',', ':'), ensure_ascii=False)}")))
name = "bår".encode().decode("latin-1")
answers = {
    "/head": lambda q, r: r.end("FAIL"),
    "/written": lambda q, r: (r.writeHead(200), r.end("FAIL")),
    "/204": lambda q, r: (r.writeHead(204, {}), r.write("no"), r.end("no")),
    "/304": not_modified,
    "/removed": removed,
    "/persists": lambda q, r: (r.removeHeader("connection"), r.end("beep")),
    "/hex": lambda q, r: (r.setHeader("content-length", 9), r.write("6865780a", "hex"), r.write("utf8\n"), r.end()),
    "/utf8": lambda q, r: (r.write("héllo", "utf8"), r.end()),
    "/utf16le": lambda q, r: (r.write("hi", "utf16le"), r.end()),
    "/latin1": lambda q, r: (r.write("héllo", "latin1"), r.end()),
    "/nothing": lambda q, r: (r.writeHead(200, {"Content-Length": 0}), r.end(b"")),
    "/name": lambda q, r: (r.writeHead(200, ["content-disposition", name]), r.end("hello")),
    "/names": lambda q, r: (r.writeHead(200, ["Content-Length", "5", "content-disposition", [name]]), r.end("hello")),
    "/late": lambda q, r: (r.setHeader("x", "å"), r.end("hello")),
    "/strict": strict,
    "/trailer": lambda q, r: (r.writeHead(200, [["content-type", "text/plain"]]), r.addTrailers({"x-foo": "bar"}), r.end("stuff")),
    "/two": lambda q, r: (r.setHeader("content-length", [2, 1]), r.end("ok")),
    "/twice": lambda q, r: (r.writeHead(200, {"Content-Length": 1, "Content-length": 2}), r.end("ok")),
    "/flushed": lambda q, r: (r.writeHead(200, {"foo": "bar"}), r.flushHeaders(), r.flushHeaders(), r.end("x")),
    "/echo": echo,
}
server = http.createServer(lambda q, r: answers[q.url](q, r))
def raw(first, fields, then):
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1").on("data", lambda d: got.append(d))
    socket.on("close", lambda: (show(first, plain("".join(got))), then())).write(f"{first}\r\nHost: x\r\n{fields}\r\n")
def received(path, more, then):
    def on_response(r):
        got = []
        r.setEncoding("utf8").on("data", lambda d: got.append(d)).on("end", lambda: show(path, r.statusCode, r.headers["content-length"], r.headers["content-disposition"], {**r.trailers}, "".join(got)))
    body, q = more.get("body"), http.request({"port": server.address().port, "path": path, **more}, on_response)
    q.on("error", lambda e: show(path, e.code, e.message)).on("close", then).end(body)
steps = []
def asking(method, send): return lambda then: asked(method, send, then)
def saying(first, fields): return lambda then: raw(first, fields, then)
def receiving(path, more): return lambda then: received(path, more, then)
for method in ["GET", "HEAD", "DELETE", "POST", "PATCH", "PUT", "OPTIONS", "TRACE", "QUERY"]: steps += [asking(method, send) for send in sends]
for path in [*answers][:-1]:
    for method, version, fields in [("GET", 1.1, "Connection: close\r\n"), *([("HEAD", 1.1, "Connection: close\r\n")] if path in ("/head", "/written") else []), *([("GET", "1.0", ""), ("GET", "1.0", "Connection: Keep-Alive\r\nX: 1\r\n")] if path in ["/removed", "/persists", "/utf8", "/trailer"] else [])]:
        if version != "1.0" or path != "/persists" or not fields: steps.append(saying(f"{method} {path} HTTP/{version}", fields))
for path in ["/304", "/204", "/name", "/names", "/late", "/trailer", "/two", "/twice", "/nothing", "/removed"]: steps.append(receiving(path, {}))
steps += [receiving("/echo", {"method": "POST", "body": b"\7" * (3 << 20)}), receiving("/echo", {"method": "POST", "body": "Й" * 8200, "headers": {"Test": "Düsseldorf"}})]
def without_length(then):
    def on_response(r): r.on("data", lambda d: show("object" if isinstance(d, bytes) else "string", d.decode(), r.statusMessage)).on("end", lambda: (once.close(), then()))
    once = net.createServer(lambda socket: socket.end("HTTP/1.1 200 ok\r\n\r\nHello")).listen(0, "127.0.0.1", lambda: http.get({"port": once.address().port, "host": "127.0.0.1", "encoding": "utf8"}, on_response))
steps.append(without_length)
def next():
    if steps: steps.pop(0)(next)
    else: server.close(lambda: show("closed"))
server.listen(0, next)
