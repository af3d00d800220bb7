"""A peer that vanishes: in the middle of its request, or of the response; a handler that fails."""
from types import SimpleNamespace

from conformance.lib import show
from nodecompat import http, net, setTimeout
from nodecompat.errors import NodeError as Error

def js(x): return {True: "true", False: "false"}[x]
def handle(q, r):
    log = []
    q.on("aborted", lambda: log.append("aborted")).on("error", lambda e: log.append("error " + e.code + " " + e.message)).on("end", lambda: log.append("end")).on("close", lambda: log.append("close " + js(q.aborted) + js(q.complete)))
    r.on("finish", lambda: log.append("r finish")).on("error", lambda e: log.append("r error " + e.code)).on("close", lambda: (log.append("r close " + js(r.writableFinished) + js(r.destroyed)), setTimeout(lambda: (show(q.url, ", ".join(log)), next()), 20)))
    q.signal.addEventListener("abort", lambda: log.append("signal"))
    if q.url == "/body": q.resume()
    if q.url == "/response": q.resume(); r.write("part")
    if q.url == "/ours": r.write("part"); setTimeout(lambda: r.destroy(), 20)
    if q.url == "/socket": r.write("part"); setTimeout(lambda: r.socket.destroy(), 20)
    if q.url == "/request": q.destroy()
    if q.url == "/well": q.resume(); r.end("well")
steps = [["/body", "Content-Length: 9\r\n", "abc", True], ["/unread", "Content-Length: 9\r\n", "abc", True], ["/response", "", "", True], ["/ours", "", "", False], ["/socket", "", "", False],
  ["/request", "Content-Length: 9\r\n", "abc", False], ["/well", "Connection: close\r\n", "", False]]
def next():
    if not steps:
        return rejects()
    url, fields, body, vanish = steps.pop(0)
    socket = net.connect(server.address().port, "127.0.0.1")
    socket.on("error", lambda: None).resume()
    socket.write(f"POST {url} HTTP/1.1\r\nHost: x\r\n{fields}\r\n{body}")
    if vanish:
        setTimeout(lambda: socket.destroy(), 40)
def rejects():
    server.close()
    rejecting = http.createServer({"captureRejections": True})
    rejecting.captureRejectionSymbol(Error("mine"), "request", {}, SimpleNamespace(headersSent=False, writableEnded=False, getHeaderNames=lambda: ["a"], removeHeader=lambda n: show("removed", n), end=lambda t: show("ended", t)))
    rejecting.captureRejectionSymbol(Error("mine"), "request", {}, SimpleNamespace(headersSent=True, destroy=lambda: show("destroyed")))
server = http.createServer({}, handle).listen(0, "127.0.0.1", next)
