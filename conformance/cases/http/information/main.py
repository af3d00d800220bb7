"""Heads before the head: 100, 102, 103 and others, and what is refused."""
import json

from conformance.lib import show
from nodecompat import http

def text(x): return json.dumps(x, separators=(",", ":"))
def tried(what, call):
    try:
        show(what, call())
    except Exception as e:
        show(what, e.name, e.code, e.message)
def handle(q, r):
    r.writeContinue(lambda: show("continue cb"))
    r.writeProcessing()
    r.writeEarlyHints({"link": "</a.css>; rel=preload; as=style", "x-trace": "id"}, lambda: show("hints cb"))
    r.writeEarlyHints({"link": ["</a.css>; rel=preload", "</b.js>; rel=preload; as=script"]})
    r.writeEarlyHints({})
    r.writeEarlyHints({"link": []})
    tried("link", lambda: r.writeEarlyHints({"link": "bad"}))
    tried("hints", lambda: r.writeEarlyHints("x"))
    tried("99", lambda: r.writeInformation(99))
    tried("101", lambda: r.writeInformation(101))
    tried("type", lambda: r.writeInformation("x"))
    tried("token", lambda: r.writeInformation(110, {"a b": 1}))
    tried("odd", lambda: r.writeInformation(110, ["a"]))
    r.writeInformation(110, ["A", 1, "A", 2])
    show(r.headersSent)
    r.end("done")
    tried("late", lambda: r.writeProcessing())
def started():
    q = http.get({"port": server.address().port, "agent": False}, lambda r: r.resume().on("close", lambda: server.close(lambda: show("closed"))))
    q.on("continue", lambda: show("continue"))
    q.on("information", lambda i: show("information", i.statusCode, i.statusMessage, i.httpVersion, text(i.headers), text(i.rawHeaders)))
    q.on("response", lambda r: show("response", r.statusCode))
server = http.createServer(handle).listen(0, "127.0.0.1", started)
