"""ref() undoes unref(), however often either was called."""

from conformance.lib import show
from nodecompat import setTimeout

t = setTimeout(lambda: show("fired"), 20)
t.unref().unref()
t.ref()
u = setTimeout(lambda: show("never"), 2000)
u.ref().ref().unref()
show(t.hasRef(), u.hasRef())
