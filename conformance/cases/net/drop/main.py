"""maxConnections: what is too much is dropped, and makes room again; dropMaxConnection changes nothing alone."""

from conformance.lib import show
from nodecompat import net

opened = []


def connection(s):
    opened.append(s)
    s.resume().on("error", lambda: None)
    show("connection", len(opened))


def dropped(d):
    show("drop", *d, d.localAddress, d.localFamily, d.remoteFamily, d.localPort == server.address().port)


server = net.createServer(connection)
server.maxConnections = 1
server.on("drop", dropped)


def started():
    port = server.address().port

    def first_connected():
        second = net.connect(port, "127.0.0.1", lambda: show("second connect")).resume()
        second.on("end", lambda: show("second end")).on("error", lambda e: show(e.code))

        def second_closed(bad):
            show("second close", bad)

            def room():
                third = net.connect(port, "127.0.0.1").resume()

                def third_came():
                    server.maxConnections = 0
                    third.destroy()
                    fourth = net.connect(port, "127.0.0.1").resume().on("error", lambda e: show(e.code))
                    fourth.on("close", lambda: (show("fourth close"), server.close(lambda: show("closed"))))

                server.once("connection", third_came)

            opened[0].on("close", room)
            first.end()

        second.on("close", second_closed)

    first = net.connect(port, "127.0.0.1", first_connected).resume()


server.listen(0, "127.0.0.1", started)
