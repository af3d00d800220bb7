"""nextTick returns nothing, passes its arguments, and is ignored inside 'exit'."""

from conformance.lib import or_undefined, show
from nodecompat import process

show(or_undefined(process.nextTick(lambda *a: show("tick", a), 1, "two", None)))
process.on("exit", lambda: show("exit", or_undefined(process.nextTick(lambda: show("never")))))
