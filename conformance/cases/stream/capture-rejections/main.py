"""An async listener's failure destroys the stream."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


async def listener():
    raise Exception("listener failed")


r = Readable(captureRejections=True, read=lambda: None)
r.on("data", listener)
r.on("error", lambda err: show("error", str(err)))
log(r, "close")
r.push("a")
