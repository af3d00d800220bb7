"""Expect: 100-continue is answered at once, or by 'checkContinue'; anything else by 417, or by 'checkExpectation'."""
import json
import re

from conformance.lib import show
from nodecompat import http, net

def handle(q, r):
    show("request", q.url, r._sent100)
    if q.url == "/early":
        return r.end("no")
    q.resume().on("end", lambda: r.end("ok"))
server = http.createServer(handle)
def check_continue(q, r):
    show("checkContinue", q.url)
    if q.url == "/refused":
        r.writeHead(413)
        r.end()
    else:
        r.writeContinue()
        server.emit("request", q, r)
def check_expectation(q, r): show("checkExpectation", q.headers["expect"]); r.statusCode = 400; r.end()
listeners = {"checkContinue": check_continue, "checkExpectation": check_expectation}
steps = [["/a", "100-continue", True], ["/b", "100-Continue", True], ["/early", "100-continue", False], ["/c", "magic", True], ["on", 0, 0], ["/d", "100-continue", True], ["/refused", "100-continue", True], ["/e", "magic", True]]

def next():
    if not steps:
        return server.close(lambda: show("closed"))
    url, expect, sends = steps.pop(0)
    if url == "on":
        for name in listeners:
            server.on(name, listeners[name])
        return next()
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    def came(data):
        first = not got
        got.append(data)
        if first and sends and data.startswith("HTTP/1.1 100"):
            socket.write("ab")
    socket.on("data", came)
    socket.on("close", lambda: (show(json.dumps(re.sub("Date: .{25} GMT", "Date: NOW", "".join(got)))), next()))
    socket.write(f"POST {url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nExpect: {expect}\r\n\r\n")

server.listen(0, "127.0.0.1", next)
