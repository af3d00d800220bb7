"""A number or its text clears a timer, but only once the number was taken from the timer."""

from conformance.lib import show, typeof
from nodecompat import clearInterval, clearTimeout, setInterval, setTimeout

a = setTimeout(lambda: show("never a"), 1)
clearTimeout(int(a))
b = setTimeout(lambda: show("never b"), 1)
clearTimeout(str(int(b)))
c = setInterval(lambda: show("never c"), 1)
clearInterval(int(c))
d = setTimeout(lambda: show("d"), 1)
show(typeof(int(d)), int(d) > int(a), a._destroyed, b._destroyed, c._destroyed, d._destroyed)
