"""A client of HTTP/1.0: no chunks, the connection closes, unless the length is known and it asks to keep it."""
import json
import re

from conformance.lib import show
from nodecompat import http, net, setImmediate

def plain(q, r): show(q.httpVersion, q.httpVersionMajor, q.httpVersionMinor, r.shouldKeepAlive); r.end("hello")
def writes(q, r): r.write("ab"); setImmediate(lambda: r.end("c"))
def known(q, r): r.writeHead(200, {"Content-Length": 2}); r.end("ok")
steps = [[plain, ""], [plain, "Connection: keep-alive\r\n"], [writes, ""], [known, ""], [writes, "TE: chunked\r\n"], [known, "Expect: 100-continue\r\n"]]
handler = None

def next():
    global handler
    if not steps:
        return server.close(lambda: show("closed"))
    handler, fields = steps.pop(0)
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    socket.on("data", got.append)
    socket.on("close", lambda: (show(json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)))), next()))
    socket.write(f"GET / HTTP/1.0\r\n{fields}\r\n")

server = http.createServer(lambda q, r: handler(q, r)).listen(0, "127.0.0.1", next)
