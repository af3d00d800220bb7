"""P87 Non-Error throws."""

from conformance.lib import show
from nodecompat import process, setImmediate, undefined
from nodecompat.errors import Thrown

process.on("uncaughtException", lambda e, o: show("UE", e, o))


def throw(value):
    raise Thrown(value)


setImmediate(lambda: throw(None))
setImmediate(lambda: throw(undefined))
setImmediate(lambda: throw("str"))
