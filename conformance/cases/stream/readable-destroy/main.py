"""destroy emits 'error' and 'close' in a tick, once."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat import process
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


r = Readable(read=lambda: None, destroy=lambda err, cb: (show("destroy", str(err)), cb(err)))
r.push("lost")
r.on("error", lambda err: show("error", str(err)))
log(r, "data", "end", "close")
show(r.destroy(Exception("first")) is r, r.destroyed, r.readable, r.readableAborted, str(r.errored), r.closed)
r.destroy(Exception("second"), lambda err: show("callback", err is undefined))
show(r.push("more"), r.read())
process.nextTick(lambda: show("tick"))
