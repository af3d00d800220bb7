"""Only `on` makes data flow, prependListener does not."""

from conformance.lib import show
from nodecompat import setImmediate
from nodecompat.stream import Readable

r = Readable(read=lambda: None)
r.push("a")
r.prependListener("data", lambda: show("prepended"))


@setImmediate
def _():
    show(r.readableFlowing)
    r.once("data", lambda chunk: show("once", chunk))
    setImmediate(lambda: r.push("b"))
