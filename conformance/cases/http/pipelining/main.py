"""Requests that come together are handled at once and answered in their order."""
from conformance.lib import show
from nodecompat import http, net, setImmediate

waiting = {}
def handle(q, r):
    show("request", q.url, r.socket is q.socket, r.socket is None)
    r.on("socket", lambda: show("socket", q.url))
    r.on("finish", lambda: show("finish", q.url))
    r.on("close", lambda: show("close", q.url))
    r.sendDate = False
    waiting[q.url] = r
    if q.url == "/3":
        r.end("three")
        show(r.writableLength > 0, r.writableEnded, r.writableFinished)
    if q.url == "/3":
        setImmediate(lambda: (waiting["/2"].end("two"), setImmediate(lambda: waiting["/1"].end("one"))))
def started():
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    socket.on("data", got.append)
    socket.on("close", lambda: (show("".join(got).replace("\r\n", "|")), server.close(lambda: show("closed"))))
    socket.write("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
server = http.createServer(handle).listen(0, "127.0.0.1", started)
