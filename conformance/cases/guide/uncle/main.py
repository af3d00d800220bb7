"""'Uncle node': a parent opens the port and gives the server to its children, who answer; one that dies is replaced."""

import re

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

server = net.createServer()
nephews = []
started = asked = 0
waiting = 2


def start():
    global started
    started += 1
    child = fork(process.env.CHILD, [str(started)])
    child.send("server", server)
    child.on("message", lambda: ready())

    @child.on("exit")
    def _(code, signal):
        nephews.remove(child)
        show("ended", code, signal)
        if signal == "SIGKILL":
            start()

    nephews.append(child)


def ready():
    global waiting
    waiting -= 1
    if waiting == 0:
        ask()


def ask():
    parts = []

    def closed():
        global asked, waiting
        text = b"".join(parts).decode()
        asked += 1
        if not re.fullmatch(r"child \d", text):
            show("not answered:", text)
        if asked == 10:
            show("ten answers")
            waiting = 1
            nephews[0].kill("SIGKILL")
        elif asked == 20:
            show("ten more, and", started, "children in all")
            server.close()
            for child in nephews:
                child.disconnect()
        else:
            ask()

    net.connect(server.address().port, "127.0.0.1").on("data", parts.append).on("close", closed)


# The parent listens too: who is first takes a connection.
server.on("connection", lambda socket: socket.end("child 0"))
server.on("listening", lambda: (start(), start()))
server.listen(0, "127.0.0.1")
