"""What a request says: method, url, version, fields joined and apart, and what a response's attributes are on it."""
import json

from conformance.lib import show
from nodecompat import http, net, setTimeout

def text(x): return json.dumps(x, separators=(",", ":"), ensure_ascii=False)
def handle(q, r):
    show(q.method, q.url, q.httpVersion, q.httpVersionMajor, q.httpVersionMinor, q.complete, q.aborted, q.upgrade)
    show(q.statusCode, q.statusMessage, q.socket is q.connection, r.req is q, q.readableFlowing, q.readableEnded)
    show(text(q.headers))
    show(text(q.headersDistinct))
    show(text(q.rawHeaders))
    show(text(q.trailers), text(q.rawTrailers), q.headers["not-there"], q.headers is q.headers)
    body = []
    q.setEncoding("utf8").on("data", lambda data: (show("data", data, q.complete), body.append(data)))
    def ended():
        show("end", "".join(body), q.complete, text(q.trailers), text(q.trailersDistinct), text(q.rawTrailers))
        r.end()
    q.on("end", ended)
    q.on("close", lambda: show("close", q.destroyed, q.aborted))
def started():
    socket = net.connect(server.address().port, "127.0.0.1")
    socket.on("close", lambda: server.close(lambda: show("closed"))).resume()
    repeated = ["Accept: a", "accept: b", "Cookie: a=1", "cookie: b=2", "Set-Cookie: a", "set-cookie: b", "Content-Type: first", "Content-Type: second",
        "User-Agent: 1", "User-Agent: 2", "Referer: 1", "Referer: 2", "X-Own: 1", "x-own: 2", "X-OWN: 3", "Authorization: 1", "Authorization: 2", "Age: 1", "Age: 2",
        "If-Match: 1", "If-Match: 2", "Empty:", "Padded:   x y\t ", "Latin: \u00e9"]
    lines = "\r\n".join(repeated)
    socket.write(f"POST /a/b?c=1&d=%20#e HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n{lines}\r\n\r\n", "latin1")
    setTimeout(lambda: socket.write("5\r\nhello\r\n"), 20)
    setTimeout(lambda: socket.write("6;ext=1\r\n world\r\n0\r\nT: 1\r\nT: 2\r\nSet-Cookie: c\r\n\r\n"), 60)
server = http.createServer(handle).listen(0, "127.0.0.1", started)
