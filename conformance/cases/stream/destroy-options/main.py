"""autoDestroy and emitClose, and a destroy that fails or takes its time."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable

a = Readable(read=lambda: None, autoDestroy=False)
a.on("end", lambda: show("a end", a.destroyed))
a.on("close", lambda: show("a close"))
a.resume().push(None)
b = Readable(read=lambda: None, emitClose=False)
b.on("close", lambda: show("b close"))
b.destroy()
c = Readable(read=lambda: None, destroy=lambda err, cb: setImmediate(lambda: cb(Exception("late"))))
c.on("error", lambda err: show("c", str(err), c.closed))
c.on("close", lambda: show("c close"))
c.destroy()
show(c.destroyed, c.closed)


def destroy():
    raise Exception("thrown")


d = Readable(read=lambda: None, destroy=destroy)
d.on("error", lambda err: show("d", str(err)))
d.destroy(None, lambda err: show("d callback", str(err)))
setImmediate(lambda: setImmediate(lambda: show(a.destroyed, a.closed, b.closed)))
