"""What follows a request that was refused is refused as well, as long as the program leaves the connection open."""
from conformance.lib import show
from nodecompat import http, net

bad, good = "BAD\r\n\r\n", "GET /good HTTP/1.1\r\nHost: x\r\n\r\n"
runs = [
    ("end", [bad, bad, good]),
    ("destroy", [good + bad, "more", bad + bad]),
    ("cut", ["POST /cut HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"]),
]
def handle(q, r):
    show("request", q.url)
    q.on("error", lambda e: show("error", e.code))
server = http.createServer(handle)
@server.on("clientError")
def client_error(e, s):
    show(name, e.code, e.message, e.reason, len(e.rawPacket) if e.rawPacket else "none", s.destroyed)
    if left:
        client.write(left.pop(0))
    elif name == "end":
        s.end("bye")
    else:
        s.destroy()
def next():
    global client, name, left
    if not runs:
        server.close(lambda: show("closed"))
        return
    name, left = runs.pop(0)
    client = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    client.on("data", lambda data: show("data", data))
    client.on("close", lambda: (show("close"), next()))
    if name == "cut":
        client.end(left.pop(0))
    else:
        client.write(left.pop(0))
server.listen(0, "127.0.0.1", next)
