"""What the source throws is an 'error' event."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


def read():
    raise Exception("boom")


r = Readable(read=read)
r.on("error", lambda err: show("error", str(err), r.errored is err))
log(r, "data", "end", "close")
r.resume()
show("sync")
