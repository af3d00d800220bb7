from nodecompat import net
from nodecompat.child_process import fork

workers = [fork("worker.py", [name]) for name in ("even", "odd")]


def on_connection(socket):  # nothing is read here: what the client has said goes along with the socket
    last = int(socket.remoteAddress.split(".")[3])
    workers[last % 2].send("client", socket)


server = net.createServer({"pauseOnConnect": True}, on_connection)


def visit(addresses):
    if not addresses:
        server.close()
        for worker in workers:
            worker.disconnect()
        return
    client = net.connect({"port": server.address().port, "host": "127.0.0.1", "localAddress": addresses[0]})
    client.setEncoding("utf8")
    client.on("data", lambda text: print(addresses[0], "is answered by", text))
    client.on("close", lambda: visit(addresses[1:]))
    client.write("hello")


server.listen(0, "127.0.0.1", lambda: visit(["127.0.0.2", "127.0.0.3", "127.0.0.2"]))
