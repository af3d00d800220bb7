"""The child of main.py."""

from nodecompat import process

seen = {}


@process.on("message")
def _(m, socket):
    address = socket.remoteAddress
    seen[address] = seen.get(address, 0) + 1
    socket.once("data", lambda x: socket.end(f"{x.decode()}, visit {seen[address]} here, {len(seen)} clients"))
