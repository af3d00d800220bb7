"""Reading by characters, over chunk borders."""

from conformance.lib import show
from nodecompat.stream import Readable

r = Readable(read=lambda: None, encoding="utf8")
r.push("\u00e9\u20ac")
r.push("abc")
r.push("d")
show(r.read(1), r.read(2), r.readableLength, r.read(2), r.read(9))
r.push(None)
show(r.read(9), r.read())
