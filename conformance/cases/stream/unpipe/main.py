"""After unpipe the source pauses and keeps its data."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable, Writable

r = Readable(read=lambda: None)
make = lambda label: Writable(write=lambda chunk, encoding, cb: (show(label, chunk), cb()))
a, b = make("a"), make("b")
a.on("unpipe", lambda source, info: show("a unpiped", info))
b.on("unpipe", lambda: show("b unpiped"))
r.pipe(a)
r.pipe(b)
r.push("1")


@setImmediate
def _():
    show(r.unpipe(a) is r, r.readableFlowing, r.isPaused())
    r.push("2")
    r.unpipe(make("c"))

    @setImmediate
    def _():
        r.unpipe()
        show(r.readableFlowing, r.isPaused())
        r.push("3")
        setImmediate(lambda: (show(r.readableLength), r.resume()))
