"""A promise of a listener fails: 'connection' destroys the connection, others are errors of the server."""

from conformance.lib import show
from nodecompat import events, net

events.captureRejections = True


async def connection(s):
    s.on("error", lambda e: show("S error", e.message)).on("close", lambda bad: show("S close", bad))
    server.close()
    raise Exception("from the connection")


server = net.createServer(connection)


@server.on("listening")
async def listening():
    raise Exception("from listening")


def started():
    c = net.connect(server.address().port, "127.0.0.1").resume()
    c.on("error", lambda e: show(e.code)).on("close", lambda bad: show("C close", bad))


server.on("error", lambda e: show("server error", e.message))
server.listen(0, "127.0.0.1", started)
