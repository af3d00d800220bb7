"""A piped destination's error without a listener is thrown."""

from conformance.lib import show
from nodecompat import process
from nodecompat.stream import Readable, Writable

r = Readable(read=lambda: None)
w = Writable(write=lambda chunk, encoding, cb: cb(Exception("full")))
process.on("uncaughtException", lambda err: show("uncaught", str(err)))
r.pipe(w)
r.push("a")
