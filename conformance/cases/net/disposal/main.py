"""Servers and datagram sockets are disposed of: closed, and waited for."""

from conformance.lib import show
from nodecompat import Promise, dgram, net

server = net.createServer()


async def started():
    server.on("close", lambda: show("server close"))
    async with server:
        pass
    show("server", server.listening)
    async with server:
        pass
    show("again")
    socket = dgram.createSocket("udp4")
    socket.on("close", lambda: show("socket close"))
    async with socket:
        await Promise(lambda done, _: socket.bind(0, done))
    show("socket")
    async with socket:
        pass
    show("again")


server.listen(0, "127.0.0.1", started)
