# A server given to a child as a descriptor of its stdio: the child listens on it; the parent's own is closed.
import os

from nodecompat import http, net
from nodecompat.child_process import fork
from conformance.lib import show


def listening():
    port = server.address().port
    child = fork(os.environ["CHILD"], [], {"stdio": ["inherit", "inherit", "inherit", "ipc", server._handle.fd]})

    def answered(response):
        response.setEncoding("utf8")
        response.on("data", lambda text: show(response.statusCode, text))
        response.on("end", lambda: child.send("stop"))

    @child.on("message")
    def message(message):
        show("child", message)
        if message != "closed":
            server.close()
            http.get({"port": port, "host": "127.0.0.1", "agent": False, "path": "/x"}, answered)

    @child.on("exit")
    def exit(code):
        show("exit", code)
        net.connect(port, "127.0.0.1").on("error", lambda error: show(error.code))


server = net.createServer().listen(0, "127.0.0.1", listening)
