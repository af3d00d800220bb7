"""What is no request gets 400 and is gone; 'clientError' takes that over."""
import json
import re

from conformance.lib import show
from nodecompat import http, net

def get(*lines): return f"GET / HTTP/1.1\r\nHost: x\r\n{''.join(line + chr(13) + chr(10) for line in lines)}\r\n"
def chunked(body): return f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{body}"
requests = {
    "length and chunks": get("Content-Length: 5", "Transfer-Encoding: chunked"),
    "chunks and length": get("Transfer-Encoding: chunked", "Content-Length: 5"),
    "two lengths": get("Content-Length: 2", "Content-Length: 3"),
    "the same length twice": get("Content-Length: 2", "Content-Length: 2") + "ab",
    "a list of lengths": get("Content-Length: 2, 2") + "ab",
    "a length with a sign": get("Content-Length: +2") + "ab",
    "no length": get("Content-Length:"),
    "too great a length": get("Content-Length: 18446744073709551616"),
    "chunked twice": get("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
    "chunked not last": get("Transfer-Encoding: chunked, gzip"),
    "a vertical tab": get("Transfer-Encoding: \u000bchunked"),
    "a space before the colon": get("X : 1"),
    "no colon": get("Xfoo"),
    "no name": get(": foo"),
    "a folded line": get("X: a", " b"),
    "a folded first line": "GET / HTTP/1.1\r\n Host: x\r\n\r\n",
    "bare line feeds": "GET / HTTP/1.1\nHost: x\n\n",
    "a bare line feed": "GET / HTTP/1.1\r\nHost: x\nX: 1\r\n\r\n",
    "a bare carriage return": get("X: a\rb"),
    "a NUL": get("X: a\u0000b"),
    "a control character": get("X: a\u0001b"),
    "an unknown version": "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "a lower case version": "GET / http/1.1\r\nHost: x\r\n\r\n",
    "an unknown method": "FOO / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a lower case method": "get / HTTP/1.1\r\nHost: x\r\n\r\n",
    "no slash": "GET foo HTTP/1.1\r\nHost: x\r\n\r\n",
    "a space in the url": "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
    "TLS": "\u0016\u0003\u0001\u0000\u00c8\u0001\u0000",
    "a long head": get("X: " + "a" * 20000),
    "a long head without an end": "GET / HTTP/1.1\r\nX: " + "a" * 20000,
    "many fields": get(*[f"h{i}: 1" for i in range(1001)]),
    "a bad chunk size": chunked("x\r\n"),
    "a chunk that is too long": chunked("2\r\nabc\r\n0\r\n\r\n"),
    "a long extension": chunked("2;a=" + "x" * 20000),
    "a long trailer": chunked("2\r\nab\r\n0\r\n" + "T: vvvvvvvvvvvvvvvvvvvvvvvvvv\r\n" * 2000),
    "no Host": "GET / HTTP/1.1\r\n\r\n",
    "more after close": get("Connection: close") + get(),
}
def handle(q, r):
    q.on("error", lambda: None)
    q.resume()
    if q.url != "/wait":
        q.on("end", lambda: r.end("handled"))
plain = http.createServer(handle)
told = http.createServer(handle).on("clientError", lambda e, socket: (show("   ", e.name, e.code, e.message), socket.end("told")))

def ask(server, text, then):
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1").on("error", lambda: None)
    socket.on("data", got.append)
    socket.on("close", lambda: (show("   ", json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)))), then()))
    socket.write(text, "latin1")
def next(names):
    if not names:
        return plain.close(lambda: told.close(lambda: show("closed")))
    name = names.pop(0)
    show(name)
    ask(plain, requests[name], lambda: ask(told, requests[name], lambda: next(names)))

plain.listen(0, "127.0.0.1", lambda: told.listen(0, "127.0.0.1", lambda: next(list(requests))))
