"""resetAndDestroy before the connection stands, after end, on a path, and of what is destroyed."""

import shutil
import tempfile

from conformance.lib import show
from nodecompat import net

directory = tempfile.mkdtemp(prefix="nc-")


def connection(s):
    s.on("error", lambda e: show("S", e.code)).on("close", lambda bad: show("S close", bad)).resume()


def started():
    port = server.address().port
    c = net.connect(port, "127.0.0.1")

    def c_closed(bad):
        show("C close", bad)
        d = net.connect(port, "127.0.0.1", lambda: d.end(lambda: (d.resetAndDestroy(), show(d.destroyed)))).resume()

        def d_closed(bad):
            show("D close", bad)
            try:
                show(d.resetAndDestroy() is d)
            except Exception as e:
                show(e.code)
            server.close()
            pipe = net.createServer(lambda s: s.resume())

            def listening():
                def connected():
                    try:
                        e.resetAndDestroy()
                    except Exception as error:
                        show(error.name, error.code, error.message)
                    e.end()
                    pipe.close(lambda: shutil.rmtree(directory))

                e = net.connect(directory + "/s", connected)
                e.resume()

            pipe.listen(directory + "/s", listening)

        d.on("close", d_closed).on("error", lambda e: show("D", e.code))

    c.on("connect", lambda: show("C connect", c.destroyed)).on("error", lambda e: show("C", e.code))
    c.on("close", c_closed)
    show(c.resetAndDestroy() is c, c.connecting, c.destroyed)


server = net.createServer(connection)
server.listen(0, "127.0.0.1", started)
