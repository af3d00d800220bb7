"""setEncoding turns what is buffered into text."""

from conformance.lib import show
from nodecompat.stream import Readable

r = Readable(read=lambda: None)
r.push("caf\u00e9 ".encode())
r.push("\u20ac")
show(r.readableLength, r.readableEncoding)
r.setEncoding("utf8")
show(r.readableLength, r.readableEncoding, r.read(2), r.read())
r.push("plain")
show(r.read())
try:
    r.setEncoding("klingon")
except Exception as err:
    show(err.name, err.code, err.message)
q = Readable(read=lambda: None, encoding="hex")
q.push("ab")
show(q.read(), q.readableEncoding)
