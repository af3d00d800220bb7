"""A timeout is alive inside its own callback and destroyed after it."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout


def inside():
    show("inside", t.hasRef(), t._destroyed)
    process.nextTick(lambda: show("tick", t._destroyed))
    setImmediate(lambda: show("after", t.hasRef(), t._destroyed))


t = setTimeout(inside, 1)
