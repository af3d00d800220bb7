"""An immediate has a reference until it runs; inside its callback it is gone."""

from conformance.lib import show
from nodecompat import clearImmediate, setImmediate

i = setImmediate(lambda: show("run", i.hasRef(), i._destroyed))
show(i.hasRef(), i.unref() is i, i.hasRef(), i.ref() is i, i.hasRef(), i._destroyed)
j = setImmediate(lambda: show("never"))
clearImmediate(j)
show(j.hasRef(), j._destroyed)
