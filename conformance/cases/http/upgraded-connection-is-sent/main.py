# An upgraded connection is handed to a child with what had been read of it.
import json
import os

from nodecompat import http, net
from nodecompat.child_process import fork
from conformance.lib import show

child = fork(os.environ["CHILD"])
server = http.createServer(lambda request, response: response.end("plain"))


@server.on("upgrade")
def upgrade(request, socket, head):
    show("upgrade", request.headers.upgrade, head.decode())
    child.send({"head": head.decode(), "path": request.url}, socket)


child.on("exit", lambda code: (show("exit", code), server.close(lambda: show("closed"))))


def listening():
    client = net.connect(server.address().port, "127.0.0.1")
    client.setEncoding("utf8")
    text = ""
    client.write("GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: talk\r\n\r\nearly ")

    def data(data):
        nonlocal text
        text += data
        if text.endswith("hello\n"):
            client.write("late\n")
        if text.endswith("bye\n"):
            client.end()

    client.on("data", data)
    client.on("close", lambda failed: (show(json.dumps(text), failed), child.disconnect()))


server.listen(0, "127.0.0.1", listening)
