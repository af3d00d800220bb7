"""Sticky connections: the parent accepts, and passes each client to always the same child, by its address."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

workers = [fork(process.env.CHILD) for _ in (1, 2)]


def worker_of(address):
    return workers[int(address.split(".")[3]) % len(workers)]


# Nothing is read in the parent: what a client has said already goes along with the connection.
server = net.createServer(
    {"pauseOnConnect": True}, lambda socket: worker_of(socket.remoteAddress).send("visit", socket)
)
visits = [2, 3, 4, 2, 3, 2, 5]


def visit():
    if not visits:
        server.close(lambda: show("closed"))
        for worker in workers:
            worker.disconnect()
        return
    last = visits.pop(0)
    parts = []
    options = {"port": server.address().port, "host": "127.0.0.1", "localAddress": f"127.0.0.{last}"}
    c = net.connect(options, lambda: c.write("hello"))
    c.on("data", parts.append)
    c.on("close", lambda: (show(f"127.0.0.{last}:", b"".join(parts).decode()), visit()))


server.listen(0, "127.0.0.1", visit)
