"""P77 unhandledRejection listener that throws: the other rejections of the same batch are lost for good."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("exit", lambda c: show("exit", c))
process.on("uncaughtException", lambda e, o: show("UE", str(e), o))


@process.on("unhandledRejection")
def unhandled(r):
    show("UR", r)
    raise Exception("from UR " + r)


Promise.reject("a")
Promise.reject("b")
setImmediate(lambda: show("immediate"))
