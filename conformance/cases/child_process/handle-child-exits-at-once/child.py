"""The child of main.py."""

from nodecompat import net
from nodecompat import process

server = net.createServer()
server.listen(0, "127.0.0.1", lambda: (process.send("server", server), process.exit(3)))
