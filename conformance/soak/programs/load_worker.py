"""A worker of load.py: says who it is, for each byte that it gets."""

from __future__ import annotations

from nodecompat import cluster, net

server = net.createServer(lambda socket: socket.on("data", lambda _: socket.write(f"{cluster.worker.id}.")))
server.listen(0, "127.0.0.1")
