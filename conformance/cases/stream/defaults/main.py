"""Default marks, and what an empty stream says of itself."""

from conformance.lib import show
from nodecompat.stream import Readable, Writable, getDefaultHighWaterMark, setDefaultHighWaterMark

show(getDefaultHighWaterMark(False), getDefaultHighWaterMark(True))
r, w = Readable(), Writable()
show(r.readableHighWaterMark, r.readableFlowing, r.readableLength, r.readableEnded, r.readableAborted, r.readableDidRead, r.readableEncoding, r.readable, r.destroyed, r.closed, r.errored)
show(w.writableHighWaterMark, w.writableLength, w.writableEnded, w.writableFinished, w.writableNeedDrain, w.writableCorked, w.writable, w.destroyed, w.closed, w.errored, w.writableAborted)
setDefaultHighWaterMark(True, 32)
setDefaultHighWaterMark(False, 10)
show(Readable(objectMode=True).readableHighWaterMark, Writable().writableHighWaterMark)
for v in ["x", 1.5, -1]:
    try:
        setDefaultHighWaterMark(False, v)
    except Exception as err:
        show(err.name, err.code, err.message)
