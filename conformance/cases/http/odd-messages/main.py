"""Odd bytes on both sides: what is refused with which words, what is let pass, and how often a program is told."""
import json
import re

from conformance.lib import show
from nodecompat import http, net, process, setImmediate, setTimeout, undefined
from nodecompat.stream import duplexPair

def text_of(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
process.on("warning", lambda w: show("warning", w.name))
def raw(server, text, then):
    got = []
    socket = net.connect({"port": server.address().port, "host": "127.0.0.1", "allowHalfOpen": True}).setEncoding("latin1").on("data", lambda d: got.append(d))
    socket.on("error", lambda e: show(e.code)).on("end", lambda: socket.end()).on("close", lambda: (show(text_of(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)))), then()))
    pieces = [*text] if isinstance(text, list) else [text]
    def write():
        if pieces: socket.write(pieces.pop(0), "latin1", lambda: setTimeout(write, 5))
    write()
def serve(listener, run, more={}):
    server = http.createServer(lambda q, r: (show("request", q.method, q.url, text_of(q.rawHeaders)), listener(q, r)))
    for name, value in more.items(): setattr(server, name, value)
    server.on("connection", lambda s: s.on("error", lambda e: show("socket", e.name, e.code, e.message, text_of(e.rawPacket.decode("latin-1")) if hasattr(e, "rawPacket") else undefined)))
    server.listen(0, "127.0.0.1", lambda: run(server, lambda: (server.closeAllConnections(), server.close(next))))
def over(q, r): q.on("data", lambda d: show("data", d.decode())).on("end", lambda: show("end")).on("error", lambda e: show("aborted", e.code)); r.end()
requests = {
    "method": "FOO /\r\n",
    "strangeEnd": "GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\n\rZ\r\nGET /evil: HTTP/1.1\r\nHost: a\r\n\r\n",
    "strangeChunk": "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\r;ABCD\r\n34\r\nE\r\n0\r\n\r\n",
    "encodings": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nTransfer-Encoding: eee, chunked\r\n\r\nHELLOWORLDPOST / HTTP/1.1\r\n\r\n",
    "spaces": ["GET / HTTP/1.1\r\nConnection: close\r\nhost:", " \t", " ", " foo\tcom\t", "\t ", "\r\nx:", " \t", " \t" * 100, "\r\ny: - - -   \r\n\r\n"],
    "twice": "GET / HTTP/1.1\r\nConnection: close\r\nHost: h\r\n" + "".join(f"{name}: a\r\n{name.lower()}: b\r\n" for name in ["Accept", "Age", "Authorization", "Cache-Control", "Content-Encoding", "Content-Type", "Cookie", "Date", "ETag", "Expires", "Form", "From", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Last-Modified", "Location", "Max-Forwards", "Origin", "Proxy-Authorization", "Referer", "Retry-After", "Server", "Set-Cookie", "User-Agent", "Vary", "X-Forwarded-For", "X-Foo"]) + "\r\n",
    "bytes": "GET / HTTP/1.1\r\nConnection: close\r\nHost: h\r\nx: b\xc3\xa5r \xff\r\n\r\n",
}
responses = {
    "both": "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nTransfer-Encoding: Chunked\r\n\r\n6\r\nfoobar0\r\n",
    "noFeed": "HTTP/1.1 200 OK\r\nFoo: Bar\rContent-Length: 1\r\n\r\n",
    "upgrade": "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nTransfer-Encoding: chunked\r\nUpgrade: websocket\r\n\r\n\x80",
    "long": f"HTTP/1.1 200 OK\r\nHello: {'A' * (http.maxHeaderSize * 3)}\r\nContent-Length: 0\r\n\r\n",
}
steps = []
def as_request(name, text): return lambda: (show("--", name), serve((lambda q, r: (show(text_of(q.headers)), r.end())) if name == "twice" else over, lambda server, then: raw(server, text, then)))
for name, text in requests.items(): steps.append(as_request(name, text))
def told_again():
    show("-- told again"); left = list(range(12))
    def run(server, then):
        def on_error(e, socket):
            show(e.code, text_of(e.rawPacket.decode())); left.pop()
            if left: again.write("*")
            else: show(socket.listenerCount("error")); again.end()
        server.on("clientError", on_error)
        again = net.connect(server.address().port, "127.0.0.1", lambda: again.write("*")).on("close", then)
    serve(over, run)
steps.append(told_again)
def by_byte():
    show("-- by byte")
    def run(server, then):
        def read(socket):
            byte = socket.read(1)
            if byte is None: return socket.once("readable", lambda: read(socket))
            socket.unshift(byte); server.emit("connection", socket)
        front = net.createServer(read)
        server.once("clientError", lambda e, socket: (show(e.code, e.rawPacket.decode()), socket.destroy(), server.once("clientError", lambda later: show(later.code, text_of(later.rawPacket.decode())))))
        def listening(): socket = net.connect(front.address().port, "127.0.0.1", lambda: socket.end("123 http://example.com HTTP/1.1\r\n\r\n")); socket.on("close", lambda: (front.close(), then())).resume()
        front.listen(0, "127.0.0.1", listening)
    serve(over, run)
steps.append(by_byte)
def counting(maxHeadersCount): return lambda: (show("-- count", maxHeadersCount), serve(lambda q, r: (show(len(q.rawHeaders)), r.end()), lambda server, then: raw(server, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "".join(f"X-{i}:v\r\n" for i in range(45)) + "\r\n", then), {"maxHeadersCount": maxHeadersCount}))
for maxHeadersCount in [50, 0]: steps.append(counting(maxHeadersCount))
def as_response(name, text, maxHeaderSize):
    def step():
        show("--", name, maxHeaderSize)
        mine, theirs = duplexPair()
        q = http.request({"createConnection": lambda: mine, "maxHeaderSize": maxHeaderSize, "headers": {"Connection": "upgrade", "Upgrade": "websocket"} if name == "upgrade" else {}}, lambda r: (show(r.statusCode, len(r.headers["hello"])), r.resume().on("end", next)))
        q.on("error", lambda e: (show(e.code, e.message, e.reason, e.rawPacket.decode("latin-1") == text), next()))
        q.on("upgrade", lambda r, socket, head: (show(socket is mine, len(head), head[0]), next())).end()
        theirs.resume().write(text, "latin1")
    return step
for name, text in responses.items():
    for maxHeaderSize in [undefined, http.maxHeaderSize * 4] if name == "long" else [undefined]: steps.append(as_response(name, text, maxHeaderSize))
def to_a_pair(factor):
    def step():
        show("-- to a pair", factor)
        server = http.createServer({"maxHeaderSize": http.maxHeaderSize * factor}, lambda q, r: (show("request", len(q.headers["hello"])), r.end("x")))
        server.on("clientError", lambda e: show(e.code))
        mine, theirs = duplexPair()
        server.emit("connection", theirs)
        mine.on("data", lambda d: show(d.decode().split("\r\n")[0])).write(f"GET / HTTP/1.1\r\nHost: example.com\r\nHello: {'A' * (http.maxHeaderSize * 3)}\r\n\r\n")
        setTimeout(next, 20)
    return step
for factor in [1, 4]: steps.append(to_a_pair(factor))
def while_continuing():
    show("-- while continuing"); mine, theirs = duplexPair()
    theirs.on("data", lambda d: (show(text_of(d.decode())), setImmediate(lambda: theirs.write("HTTP/1.1 100 Continue\r\n\r\n"))))
    q = http.request({"createConnection": lambda: mine, "headers": {"Expect": "100-continue"}})
    def on_continue():
        sync = True
        def write(chunk, encoding, done): show("written", sync, chunk.decode()); mine.destroy(Exception("mine"), done)
        mine._writev = None; mine._write = write; q.on("error", lambda e: (show("error", sync, str(e)), next())); q.end("data"); sync = False
    q.on("continue", on_continue)
steps.append(while_continuing)
def next():
    if steps: steps.pop(0)()
    else: show("done")
next()
