"""A server on a UNIX path, and one that is given connections by hand."""
import re

from conformance.lib import show
from nodecompat import http, net, process, undefined

path = f"/tmp/nc-http-{process.pid}.sock"
def handle(q, r): show(q.url, re.sub("[0-9]{5}", "PORT", q.headers["host"]), q.socket.remoteAddress is undefined, r.socket.server is q.socket.server); r.end("hello")
def get(options, then):
    return http.get({"agent": False, **options}, lambda r: r.setEncoding("utf8").on("data", lambda d: show(d)).on("close", then)).on("error", lambda e: (show(e.code, e.message.replace(path, "PATH")), then()))
def listening():
    show(at_path.address() == path)
    get({"socketPath": path, "path": "/unix"}, lambda: at_path.close(lambda: get({"socketPath": path}, by_hand)))
def by_hand():
    inner = http.createServer(handle).on("connection", lambda s: show("connection", s.server is undefined or s.server is None))
    outer = net.createServer(lambda socket: (inner.emit("connection", socket), show(socket.server is inner)))
    outer.listen(0, "127.0.0.1", lambda: get({"port": outer.address().port, "host": "127.0.0.1", "path": "/by-hand"}, lambda: outer.close(own)))
def own():
    def connect(options):
        show(options.get("path", undefined), options["host"])
        return net.connect(server.address().port, "127.0.0.1")
    def started():
        q = http.get({"path": "/own", "createConnection": connect}, lambda r: r.resume().on("close", lambda: server.close(lambda: show("closed"))))
        show(q.agent, q.shouldKeepAlive)
    server = http.createServer(handle).listen(0, "127.0.0.1", started)
at_path = http.createServer(handle).listen(path, listening)
