from nodecompat import net, start
from nodecompat.child_process import fork
from nodecompat.events import once

server = net.createServer()


async def main():
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    port = server.address().port
    children = [fork("worker.py") for _ in range(2)]
    for child in children:
        child.send("server", server)  # the port itself: whoever is free first takes a connection
        await once(child, "message")
    server.close()  # the children hold it, and serve on
    for _ in range(4):
        client = net.connect(port, "127.0.0.1")
        client.setEncoding("utf8")
        client.on("data", print)
        await once(client, "close")
    for child in children:
        child.disconnect()


start(main())
