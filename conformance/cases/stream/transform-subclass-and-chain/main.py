"""Streams in a chain."""

from conformance.lib import show
from nodecompat.stream import PassThrough, Transform


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


class Doubler(Transform):
    def _transform(self, chunk, encoding, cb):
        self.push(chunk)
        self.push(chunk)
        cb()

    def _final(self, cb):
        show("final")
        cb()


d, p = Doubler(), PassThrough()
d.pipe(p)
log(p, "data", "end", "finish", "close")
d.write("a")
d.end("b")
o = Transform(objectMode=True, transform=lambda n, encoding, cb: cb(None, n * 2))
o.on("data", lambda n: show("object", n))
for n in [1, 2, 3]:
    o.write(n)
