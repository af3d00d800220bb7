"""A rejection handled after it was reported warns when nobody hears 'rejectionHandled'."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout

process.removeAllListeners("warning")
process.on("warning", lambda w: show(w.name, "|", w.message))
process.on("unhandledRejection", lambda reason, promise: show("rejection", reason, promise is p))
p = Promise.reject("r")
setTimeout(lambda: p.catch(lambda r: show("caught", r)), 5)
