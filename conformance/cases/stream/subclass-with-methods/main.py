"""Methods of a subclass do what the options do."""

from conformance.lib import show
from nodecompat.stream import Readable, Writable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


class Counter(Readable):
    def __init__(self, n):
        super().__init__({"highWaterMark": 1})
        self.n = n

    def _read(self):
        self.n -= 1
        self.push(str(self.n + 1) if self.n >= 0 else None)

    def _destroy(self, err, cb):
        show("destroy", err)
        cb(err)


class Sink(Writable):
    def _construct(self, cb):
        self.all = []
        cb()

    def _write(self, chunk, encoding, cb):
        self.all.append(chunk.decode())
        cb()

    def _final(self, cb):
        show("final", self.all)
        cb()


s = Counter(3).pipe(Sink())
log(s, "finish", "close")
show(isinstance(s, Writable), isinstance(s, Readable))
