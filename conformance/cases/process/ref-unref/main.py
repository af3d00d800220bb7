"""process.ref() and unref() call the object's own methods, and ignore what has none."""

from conformance.lib import or_undefined, show
from nodecompat import process, setInterval, undefined


class Plain:
    def __init__(self):
        self.calls = []

    def ref(self):
        self.calls.append("ref")

    def unref(self):
        self.calls.append("unref")


thing = Plain()
process.ref(thing)
process.unref(thing)
show(",".join(thing.calls))
interval = setInterval(lambda: None, 1000)
process.unref(interval)
show(interval.hasRef())
process.ref(interval)
show(interval.hasRef())
process.unref(interval)
for value in [{}, None, undefined, "text"]:
    show(or_undefined(process.ref(value)), or_undefined(process.unref(value)))
