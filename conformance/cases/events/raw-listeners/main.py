"""RawListeners keeps the wrappers of once; calling one removes it and runs the function once."""

from conformance.lib import show
from nodecompat.events import EventEmitter

e = EventEmitter()
f = lambda x: show("f", x)
e.on("x", f).once("x", f)
show([l is f for l in e.listeners("x")], [l is f for l in e.rawListeners("x")])
wrapper = e.rawListeners("x")[1]
show(wrapper.listener is f)
wrapper("by hand")
wrapper("again")
show(e.listenerCount("x"), e.rawListeners("zz"))
