# A server that stays responsive while it computes: each long computation is a forked process, as guides show it.
import os

from nodecompat import net
from nodecompat.child_process import fork
from conformance.lib import show


def connection(socket):
    socket.setEncoding("utf8")

    @socket.once("data")
    def data(path):
        if path == "/":
            return socket.end("ok") and None
        compute = fork(os.environ["CHILD"])
        compute.send("start")

        @compute.on("message")
        def message(sum):
            socket.end(f"the sum is {sum}")
            compute.disconnect()


server = net.createServer(connection)


def listening():
    ask("/compute", lambda: server.close() and None)
    ask("/", lambda: None)


def ask(path, then):
    socket = net.connect(server.address().port, "127.0.0.1", lambda: socket.write(path))
    socket.on("data", lambda data: show(path, data.decode()))
    socket.on("close", then)


server.listen(0, "127.0.0.1", listening)
