# The parent's net server is sent; each child lets an http server listen on what it got.
import os

from nodecompat import http, net
from nodecompat.child_process import fork
from conformance.lib import show

children = [fork(os.environ["CHILD"], ["a"]), fork(os.environ["CHILD"], ["b"])]
server = net.createServer()
ready = 0


def listening():
    port = server.address().port

    def message(message):
        global ready
        show(message)
        ready += 1
        if ready == 2:
            server.close(lambda: show("parent closed"))
            ask(port, 6)

    for child in children:
        child.send("server", server)
        child.on("message", message)
        child.on("exit", lambda code: show("exit", code))


def ask(port, left):
    if not left:
        for child in children:
            child.send("stop")
        return

    def answered(response):
        response.setEncoding("utf8")
        response.on("data", lambda text: show(response.statusCode, text))
        response.on("end", lambda: ask(port, left - 1))

    http.get({"port": port, "host": "127.0.0.1", "agent": False, "path": f"/{left}"}, answered)


server.listen(0, "127.0.0.1", listening)
