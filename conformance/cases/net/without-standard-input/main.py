"""What is opened after standard input was destroyed works."""

from conformance.lib import show
from nodecompat import net, process


def connection(s):
    show("connection")
    s.resume().end(lambda: show("ended"))
    server.close(lambda: show("closed"))


def started():
    show("listening")
    net.connect(server.address().port, "127.0.0.1").resume()


process.stdin.destroy()
server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
