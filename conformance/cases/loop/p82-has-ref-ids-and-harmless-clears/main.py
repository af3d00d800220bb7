"""P82 hasRef, primitive ids and harmless clears."""

from conformance.lib import or_undefined, show, typeof
from nodecompat import clearInterval, clearTimeout, setImmediate, setTimeout, undefined


def run():
    show("run")
    clearTimeout(t)
    t.ref()
    show(t.hasRef(), t._destroyed)


t = setTimeout(run, 1)
t.unref()
show(t.hasRef())
t.ref()
show(t.hasRef())
harmless = [str(int(setTimeout(lambda: show("never"), 1))), undefined, None, {}, 123456]
show(typeof(int(t)), *[or_undefined(clearTimeout(what)) for what in harmless])
setImmediate(lambda: clearInterval(setTimeout(lambda: show("never2"), 1)))
