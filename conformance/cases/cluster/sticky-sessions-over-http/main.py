# Sticky sessions: the primary accepts, hashes the address and sends the socket to a worker whose http server never listens.
import os

from nodecompat import cluster, http, net, setImmediate
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
workers = [cluster.fork(), cluster.fork()]


def index_of(address):
    return sum(int(c) for c in address if c.isdigit()) % len(workers)


def accepted(connection):
    workers[index_of(connection.remoteAddress)].send("sticky-session:connection", connection)


server = net.createServer({"pauseOnConnect": True}, accepted)
online = 0


@cluster.on("online")
def on_online(worker):
    global online
    online += 1
    if online == 2:
        server.listen(0, "127.0.0.1", lambda: visit(["127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.5"]))


cluster.on("exit", lambda worker, code: show("exit", worker.id, code, worker.exitedAfterDisconnect))


def closed():
    show("closed")
    workers[0].disconnect()
    workers[0].on("exit", lambda: workers[1].disconnect() and None)


def visit(addresses):
    if not addresses:
        server.close(closed)
        return
    agent = http.Agent({"keepAlive": True})

    def ask(path, then):
        def answered(response):
            response.setEncoding("utf8")
            body = []
            response.on("data", body.append)
            response.on("end", lambda: (show(addresses[0], response.statusCode, "".join(body)), setImmediate(then)))

        at = {"port": server.address().port, "host": "127.0.0.1", "localAddress": addresses[0]}
        request = http.request({"agent": agent, **at, "path": path, "method": "POST"}, answered)
        request.end("body of " + path)

    ask("/one", lambda: ask("/two", lambda: (agent.destroy(), visit(addresses[1:]))))
