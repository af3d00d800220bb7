"""A stream without a source is destroyed with an error."""

from conformance.lib import show
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable()
r.on("error", lambda err: show(err.name, err.code, err.message))
log(r, "close")
r.read()
show(r.destroyed, r.readable)
