"""Sixty connections, passed to the child one after the other; each is answered there, and none is lost."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
N = 60
left, right = N, 0


def client(i):
    c = net.connect(server.address().port, "127.0.0.1")
    c.setEncoding("utf8")
    c.write(str(i))
    got = []
    c.on("data", got.append)

    def closed():
        global left, right
        right += "".join(got) == f"child {i}"
        left -= 1
        if left == 0:
            show(right)
            server.close(lambda: (show("closed"), child.disconnect()))

    c.on("close", closed)


server = net.createServer({"pauseOnConnect": True}, lambda socket: child.send("socket", socket))
server.listen(0, "127.0.0.1", lambda: [client(i) for i in range(N)])
child.on("exit", lambda code: show("exit", code))
