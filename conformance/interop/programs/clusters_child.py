"""The worker of clusters: answers in capitals."""

from __future__ import annotations

from nodecompat import net

server = net.createServer(lambda socket: socket.on("data", lambda data: socket.end(data.upper())))
server.listen(0, "127.0.0.1")
