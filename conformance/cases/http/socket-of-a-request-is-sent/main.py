# The socket of a request is sent to a child, which writes the answer itself.
import os

from nodecompat import http
from nodecompat.child_process import fork
from conformance.lib import show

child = fork(os.environ["CHILD"])
server = http.createServer(lambda request, response: child.send({"url": request.url}, request.socket))
child.on("exit", lambda code: show("exit", code))


def answered(response):
    response.setEncoding("utf8")
    response.on("data", lambda text: show(response.statusCode, text))
    response.on("end", ended)


def ended():
    show("end")
    server.close()
    server.closeAllConnections()
    child.disconnect()


def listening():
    http.get({"port": server.address().port, "host": "127.0.0.1", "path": "/a", "agent": False}, answered)


server.listen(0, "127.0.0.1", listening)
