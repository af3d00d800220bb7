"""The child of handles: answers on what it gets, and gives one of its own. argv: server, socket or datagram."""

from __future__ import annotations

from typing import Any

from nodecompat import dgram, net, process

what = process.argv[2]


def take(handle: Any) -> None:
    """Answer on it."""
    if not handle:
        process.send({"say": "taken"})
    elif what == "socket":
        handle.end("child")
    elif what == "datagram":
        handle.on("message", lambda m, info: handle.send("child", info.port, info.address, lambda: handle.close()))
        process.send({"say": "taken"})
    else:
        handle.on("connection", lambda socket: socket.end("child", lambda: handle.close()))
        process.send({"say": "taken"})


def give_datagrams() -> None:
    """Send a datagram socket to the parent."""
    socket = dgram.createSocket("udp4")

    def told() -> None:
        socket.close(lambda: process.send({"say": "closed"}))

    def bound() -> None:
        process.send({"say": "given", "port": socket.address().port}, socket, told)

    socket.bind(0, "127.0.0.1", bound)


def give() -> None:
    """Send a server, or a connection, to the parent."""
    if what == "datagram":
        give_datagrams()
        return

    def connection(socket: net.Socket) -> None:
        process.send({"say": "given"}, socket)
        server.close()

    def listening() -> None:
        port = server.address().port
        if what == "server":
            closed = lambda: process.send({"say": "closed"})
            process.send({"say": "given", "port": port}, server, lambda: server.close(closed))
            return
        parts: list[bytes] = []
        socket = net.connect(port, "127.0.0.1").on("data", parts.append)
        socket.on("close", lambda: process.send({"say": "heard", "answer": b"".join(parts).decode()}))

    server = net.createServer(connection)
    server.listen(0, "127.0.0.1", listening)


@process.on("message")
def _(message: dict[str, Any], handle: Any) -> None:
    if "take" in message:
        take(handle)
    if "settle" in message:
        process.send({"say": "settled"})
    if "give" in message:
        give()
    if "leave" in message:
        process.disconnect()


process.send({"say": "ready"})
