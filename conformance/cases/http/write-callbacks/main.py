"""write tells when it is better to wait, calls back, and is refused after the end; what has no body takes none."""
from conformance.lib import show
from nodecompat import http, setTimeout, undefined
from nodecompat.errors import NodeError as Error

def tried(what, call):
    try:
        show(what, call())
    except Exception as e:
        show(what, e.name, e.code, e.message)
def said(what): return lambda e: show(what, e.code if e else e)
def types(q, r):
    for value in [None, undefined, 5, True, [], {}]:
        tried("write", lambda: r.write(value))
    tried("encoding", lambda: r.write("x", "nope"))
    tried("text", lambda: r.write("x", "utf8", said("text cb")))
    tried("bytes", lambda: r.write(bytes([65]), said("bytes cb")))
    tried("end", lambda: r.end(5))
    tried("end", lambda: r.end(said("end cb")) is r)
def after(q, r):
    r.on("error", lambda e: show("error", e.code, e.message)).on("finish", lambda: show("finish")).on("close", lambda: show("close"))
    r.end("x", said("end cb"))
    tried("write", lambda: r.write("y", said("late cb")))
    tried("end", lambda: r.end("z", said("late end cb")) is r)
    tried("end again", lambda: r.end(said("second end cb")) is r)
    r.on("finish", lambda: r.end(said("end cb after finish")))
def full(q, r):
    show(r.writableHighWaterMark, r.writableLength, r.writableNeedDrain, r.writableObjectMode, r.writableCorked)
    show(r.write("x" * 10), r.writableNeedDrain)
    show(r.write("x" * (1 << 24)), r.writableNeedDrain, r.writableLength > 1 << 23)
    r.on("drain", lambda: (show("drain", r.writableLength, r.writableNeedDrain), r.end()))
def head(q, r): r.statusCode = 204; tried("write", lambda: r.write("x", said("write cb"))); r.end(said("end cb"))
def strict(q, r):
    r.strictContentLength = True
    r.setHeader("Content-Length", 4)
    tried("too much", lambda: r.write("12345"))
    tried("part", lambda: r.write("12"))
    tried("too little", lambda: r.end())
    tried("more", lambda: r.write("345"))
    tried("rest", lambda: r.end("34") is r)
    if not r.writableEnded: r.destroy()
def trailer(q, r): tried("trailer", lambda: r.writeHead(200, {"Trailer": "x", "Content-Length": 2}) is r); r.removeHeader("trailer"); r.end("ok")
def destroyed(q, r):
    r.on("close", lambda: show("close", r.destroyed, r.closed, r.writableFinished, r.errored.message))
    r.destroy(Error("mine"))
    tried("write", lambda: r.write("x", said("write cb")))
    tried("end", lambda: r.end(said("end cb")) is r)
handlers = {"/types": types, "/after": after, "/full": full, "/head": head, "/strict": strict, "/trailer": trailer, "/destroyed": destroyed}
def next(paths):
    if not paths:
        return server.close(lambda: show("closed"))
    path = paths.pop(0)
    show(path)
    def answered(r):
        length = 0
        def came(d):
            nonlocal length
            length += len(d)
        r.on("data", came).on("end", lambda: show("got", r.statusCode, length))
    q = http.get({"port": server.address().port, "host": "127.0.0.1", "agent": False, "path": path}, answered)
    q.on("error", lambda e: show("client", e.code)).on("close", lambda: setTimeout(lambda: next(paths), 30))
server = http.createServer(lambda q, r: handlers[q.url](q, r)).listen(0, "127.0.0.1", lambda: next(list(handlers)))
