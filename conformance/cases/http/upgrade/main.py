"""'upgrade' and 'connect' hand the connection over, with what came after the head; nobody there: a request, or the end."""
import json

from conformance.lib import show
from nodecompat import http, net, undefined

head = "GET /u HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n"
tunnel = "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n"
def plain(q, r): show("request", q.method, q.url, q.upgrade); r.setHeader("Connection", "close"); r.sendDate = False; r.end("plain")
server = http.createServer(plain)
def ask(text, then):
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    socket.on("data", lambda data: (got.append(data), socket.end("bye") if data.endswith("!") else None))
    socket.on("close", lambda: (show(json.dumps("".join(got))), then()))
    socket.write(text)
def take(name):
    def taken(q, socket, rest):
        show(name, q.method, q.url, q.upgrade, q.headers["upgrade"], rest.decode(), socket.readableFlowing, socket.listenerCount("data"), socket.server is server)
        socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n!")
        socket.on("data", lambda data: show(name, "data", data.decode())).on("end", lambda: (show(name, "end"), socket.end()))
    return taken
def as_client(then):
    request = http.request({"port": server.address().port, "path": "/client", "headers": {"Connection": "Upgrade", "Upgrade": "echo"}})
    def upgraded(res, socket, rest):
        show("client", res.statusCode, res.statusMessage, rest.decode(), request.res is undefined or request.res is None, socket is res.socket)
        socket.end("bye")
        socket.on("close", then)
    request.on("upgrade", upgraded)
    request.on("close", lambda: show("client close", request.destroyed)).end()
def with_listeners():
    server.on("upgrade", take("upgrade")).on("connect", take("connect"))
    ask(head + "extra", lambda: ask(tunnel + "extra", lambda: as_client(lambda: server.close(lambda: show("closed")))))
server.listen(0, "127.0.0.1", lambda:
    ask(head, lambda: ask(tunnel, with_listeners)))
