"""A head or a body that takes too long gets 408; a connection that is idle too long ends, or 'timeout' tells of it."""
import json

from conformance.lib import show
from nodecompat import http, net

def ask(server, text, then):
    got = []
    socket = net.connect(server.address().port, "127.0.0.1").setEncoding("latin1")
    socket.on("data", got.append)
    socket.on("close", lambda: (show(json.dumps("".join(got))), server.close(), then()))
    if text:
        socket.write(text)
def make(options, then, set=lambda server: None):
    def handle(q, r):
        show("request", q.url)
        q.on("error", lambda e: show("request error", e.code, e.message))
        q.on("aborted", lambda: show("aborted"))
        q.resume()
        r.on("close", lambda: show("response close", r.writableFinished))
    server = http.createServer(options, handle)
    set(server)
    server.listen(0, "127.0.0.1", lambda: then(server))
half = "POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"
fast = {"connectionsCheckingInterval": 20}
def tells(s): s.setTimeout(50, lambda socket: (show("server timeout", socket.server is s), socket.destroy()))
make({**fast, "headersTimeout": 50}, lambda s: ask(s, "GET / HTTP/1.1\r\nHo", lambda:
  make({**fast, "headersTimeout": 50}, lambda s: ask(s, "", lambda:
    make({**fast, "headersTimeout": 40, "requestTimeout": 60}, lambda s: ask(s, half, lambda:
      make({**fast, "headersTimeout": 0, "requestTimeout": 60}, lambda s: ask(s, half, lambda:
        make({}, lambda s: ask(s, half, lambda:
          make({}, lambda s: ask(s, half, lambda: show("done")), tells)),
        lambda s: s.setTimeout(50))))))))))
