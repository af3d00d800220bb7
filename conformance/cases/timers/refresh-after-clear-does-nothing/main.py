"""A cleared timer stays cleared, whatever is called on it."""

from conformance.lib import show
from nodecompat import clearTimeout, setTimeout

t = setTimeout(lambda: show("never"), 1)
clearTimeout(t)
show(t.refresh() is t, t.ref() is t, t.unref() is t, t._destroyed)
u = setTimeout(lambda: show("never"), 1)
show(u.close() is u, u._destroyed)
setTimeout(lambda: show("end"), 20)
