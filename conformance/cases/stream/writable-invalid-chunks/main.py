"""What cannot be written is thrown."""

from conformance.lib import show
from nodecompat.stream import Writable
from nodecompat.values import undefined

w = Writable(write=lambda chunk, encoding, cb: cb())
for chunk in [None, undefined, 5, True, {}, [], lambda: None]:
    try:
        w.write(chunk)
    except Exception as err:
        show(err.name, err.code, err.message)
o = Writable(objectMode=True, write=lambda chunk, encoding, cb: (show(chunk), cb()))
for chunk in [None, undefined, 5]:
    try:
        o.write(chunk)
    except Exception as err:
        show(err.name, err.code, err.message)
try:
    w.end(5)
except Exception as err:
    show(err.code, w.writableEnded)
show(w.destroyed, w.writable, w.end(None).writableEnded)
