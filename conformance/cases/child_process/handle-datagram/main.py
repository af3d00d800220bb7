"""A datagram socket travels bound: parent and child both receive and send."""

from conformance.lib import show
from nodecompat import dgram, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
socket = dgram.createSocket("udp4")
child.send("not bound", socket, lambda e: show("not bound", e.code, e.syscall))


def started():
    show(child.send("socket", socket, lambda e: show("sent", e, socket.address().family)))
    port = socket.address().port

    def on_message(m):
        show(m)
        if m != "ready":
            return
        socket.close()

        def answered(answer, info):
            show(answer.decode(), info.port == port)
            asking.close()
            child.send("end")

        asking = dgram.createSocket("udp4", answered)
        asking.send("hello", port, "127.0.0.1")

    child.on("message", on_message)


socket.bind(0, "127.0.0.1", started)
child.on("exit", lambda code: show("exit", code))
