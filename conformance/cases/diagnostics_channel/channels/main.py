# Subscribers of a channel: order, changes during a publish, what they raise; wrong arguments; stores.
from contextvars import ContextVar

from conformance.lib import or_undefined, show
from nodecompat import diagnostics_channel as dc
from nodecompat import process
from nodecompat.js import Error

process.on("uncaughtException", lambda error: show("uncaught", error.message))


def refused(fn):
    try:
        fn()
    except Exception as error:
        show(error.code, error.message)


refused(lambda: dc.channel(5))
refused(lambda: dc.subscribe("a", 5))
show(dc.channel("a") is dc.channel("a"), dc.channel("a").name, dc.hasSubscribers("a"))

first = lambda message, name: show("first", message["x"], name)
show(or_undefined(dc.subscribe("a", first)), dc.hasSubscribers("a"), dc.channel("a").hasSubscribers)
show(or_undefined(dc.channel("a").publish({"x": 1})))
show(dc.unsubscribe("a", lambda: 0), dc.unsubscribe("a", first), dc.unsubscribe("a", first))
dc.channel("a").publish({"x": 2})
show(dc.hasSubscribers("a"))

b = dc.channel("b")


def raises():
    raise Error("one")


b.subscribe(raises)
b.subscribe(lambda: show("two"))
b.publish(1)

c = dc.channel("c")


def once():
    show("once")
    c.unsubscribe(once)


c.subscribe(once)
c.subscribe(lambda: show("always"))
c.publish(1)
c.publish(1)
c.subscribe(first)
c.subscribe(first)
c.publish({"x": 3})
show(c.unsubscribe(first))
c.publish({"x": 4})

store = ContextVar("store", default=None)
d = dc.channel("d")
d.bindStore(store, lambda value: value + 1)
show(d.hasSubscribers)
show(d.runStores(1, lambda a, b: ",".join(map(str, [store.get(), a, b])), None, 4, 5))
show(store.get() is None, d.unbindStore(store), d.unbindStore(store), d.hasSubscribers)
