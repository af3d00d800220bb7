"""A server listens at a descriptor, and refuses one that is no socket."""

import os

from conformance.lib import show
from nodecompat import net, undefined


def started():
    port = first.address().port
    file = os.open(__file__, os.O_RDONLY)

    def tell(name):
        def failed(e):
            port = getattr(e, "port", undefined)
            show(name, e.code, e.errno, e.syscall, getattr(e, "address", undefined), port, e.message)
            following()

        return failed

    steps = [
        lambda: net.createServer().on("error", tell("file")).listen({"fd": file}),
        lambda: net.createServer().on("error", tell("closed")).listen({"fd": 12345}),
        lambda: (os.close(file), first.close(following)),
        lambda: net.connect(port, "127.0.0.1").on("error", lambda e: (show(e.code), following())),
    ]

    def following():
        if steps:
            steps.pop(0)()

    following()


first = net.createServer()
first.listen(0, "127.0.0.1", started)
for options in ({"fd": -1}, {"fd": "x"}, {"fd": None}):
    try:
        net.createServer().listen(options)
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
