"""isReadable and its like."""

from conformance.lib import show
from nodecompat.stream import Readable, isDisturbed, isErrored, isReadable

r = Readable(read=lambda: None)
ask = lambda s: show(isReadable(s), isErrored(s), isDisturbed(s))
ask(r)
r.push("a")
r.read()
ask(r)
r.on("error", lambda: None)
r.destroy(Exception("x"))
ask(r)
ask(Readable(read=lambda: None).destroy())
