"""Without a 'readable' listener data flows again."""

from conformance.lib import show
from nodecompat import process, setImmediate
from nodecompat.stream import Readable

r = Readable(read=lambda: None)
on_readable = lambda: show("readable", r.read())
r.on("readable", on_readable)
r.on("data", lambda chunk: show("data", chunk))
show(r.readableFlowing)
r.push("a")


@setImmediate
def _():
    r.removeListener("readable", on_readable)
    r.push("b")
    process.nextTick(lambda: show(r.readableFlowing))
    setImmediate(lambda: (r.push("c"), r.removeAllListeners("data"), r.push("d"), show(r.readableLength)))
