"""A UNIX socket: its addresses, its file."""

import os
import tempfile

from conformance.lib import show
from nodecompat import net

dir = tempfile.mkdtemp(prefix="nc-")
path = dir + "/s.sock"

def connection(s):
    show("S", s.address(), s.localAddress, s.remoteAddress, s.remotePort, s.remoteFamily)
    s.pipe(s)

server = net.createServer(connection)

def started():
    show(server.address() == path, oct(os.stat(path).st_mode & 0o777)[2:], server.listening)

    def connected():
        show("C", c.address(), c.localAddress, c.remoteAddress, c.remotePort, c.remoteFamily, c.readyState)
        try:
            c.resetAndDestroy()
        except Exception as e:
            show(e.name, e.code, e.message)
        c.end("echo")

    c = net.connect(path, connected)
    show(c.setNoDelay() is c, c.setKeepAlive(True, 1000) is c)
    c.on("data", lambda x: show(x.decode()))

    def server_closed():
        show(os.path.exists(path), server.address() == path, server.listening)
        os.rmdir(dir)

    def closed(bad):
        show("close", bad)
        server.close(server_closed)
        show(os.path.exists(path))

    c.on("close", closed)

server.listen({"path": path, "readableAll": True, "writableAll": True}, started)
