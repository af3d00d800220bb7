"""P97 then() on an already rejected promise inside 'unhandledRejection' yields 'rejectionHandled' in the same drain."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate


@process.on("unhandledRejection")
def unhandled(r, p):
    show("UR", r)
    p.catch(lambda: show("caught"))


process.on("rejectionHandled", lambda: show("RH"))
Promise.reject(1)
setImmediate(lambda: show("immediate"))
