"""A request that is given up: by destroy, abort, a signal, a timeout; before the connection, before the response, during it."""
from conformance.lib import show
from nodecompat import AbortController, http, setTimeout
from nodecompat.errors import NodeError as Error

def handle(q, r):
    q.on("error", lambda: None)
    if q.url == "/slow":
        return
    if q.url == "/half":
        r.writeHead(200, {"Content-Length": 10})
        r.write("half")
        return
    r.end("ok")
server = http.createServer(handle)
steps = [
    ["destroy at once", "/", {}, lambda q: q.destroy()],
    ["destroy with an error at once", "/", {}, lambda q: q.destroy(Error("mine"))],
    ["abort at once", "/", {}, lambda q: q.abort()],
    ["destroy at socket", "/", {}, lambda q: q.on("socket", lambda: q.destroy())],
    ["destroy while it waits", "/slow", {}, lambda q: setTimeout(lambda: q.destroy(), 30)],
    ["destroy with an error while it waits", "/slow", {}, lambda q: setTimeout(lambda: q.destroy(Error("mine")), 30)],
    ["abort while it waits", "/slow", {}, lambda q: setTimeout(lambda: q.abort(), 30)],
    ["destroy at response", "/half", {}, lambda q: q.on("response", lambda r: q.destroy())],
    ["destroy of the response", "/half", {}, lambda q: q.on("response", lambda r: r.destroy())],
    ["abort at data", "/half", {}, lambda q: q.on("response", lambda r: r.on("data", lambda: q.abort()))],
    ["timeout option", "/slow", {"timeout": 40}, lambda q: q.on("timeout", lambda: (show("  timeout", q.timeout), q.destroy()))],
    ["setTimeout", "/slow", {}, lambda q: q.setTimeout(40, lambda: (show("  callback"), q.destroy(Error("late"))))],
    ["timeout of the response", "/half", {}, lambda q: q.on("response", lambda r: r.setTimeout(40, lambda: (show("  response timeout"), r.destroy())))],
    ["signal", "/slow", "signal", lambda q: None],
    ["signal that is aborted", "/", "aborted", lambda q: None],
    ["destroy after the end", "/", {}, lambda q: q.on("response", lambda r: r.on("end", lambda: q.destroy()))],
]

def next():
    if not steps:
        server.closeAllConnections()
        return server.close(lambda: show("closed"))
    name, path, more, act = steps.pop(0)
    show(name)
    controller = AbortController()
    if more == "signal": setTimeout(lambda: controller.abort(), 30)
    if more == "aborted": controller.abort()
    options = {"signal": controller.signal} if isinstance(more, str) else more
    q = http.get({"port": server.address().port, "host": "127.0.0.1", "path": path, "agent": False, **options})
    def answered(r):
        show("  response")
        r.on("error", lambda e: show("  response error", e.name, e.code, e.message)).on("aborted", lambda: show("  response aborted"))
        r.on("close", lambda: show("  response close")).on("end", lambda: show("  end")).resume()
    q.on("response", answered)
    q.on("abort", lambda: show("  abort")).on("error", lambda e: show("  error", e.name, e.code, e.message))
    q.on("close", lambda: (show("  close", q.destroyed, q.aborted), setTimeout(next, 50)))
    act(q)

server.listen(0, "127.0.0.1", next)
