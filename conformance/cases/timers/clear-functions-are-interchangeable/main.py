"""clearTimeout and clearInterval are one function; clearImmediate is not."""

from conformance.lib import or_undefined, show
from nodecompat import clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout

a = setTimeout(lambda: show("never a"), 1)
clearInterval(a)
b = setInterval(lambda: show("never b"), 1)
clearTimeout(b)
c = setTimeout(lambda: show("c"), 1)
clearImmediate(c)
d = setImmediate(lambda: setTimeout(lambda: show("d"), 20))
clearTimeout(d)
e = setImmediate(lambda: show("never e"))
clearImmediate(e)
clearImmediate(e)
cleared = [clearTimeout(a), clearInterval(b), clearImmediate(None), clearImmediate({})]
show(*[or_undefined(one) for one in cleared])
