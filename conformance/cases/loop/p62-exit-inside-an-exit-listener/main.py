"""P62 process.exit(n) again inside an 'exit' listener: later listeners are skipped, the new code wins."""

from conformance.lib import show
from nodecompat import process


@process.on("exit")
def e1(c):
    show("e1", c)
    process.exit(9)


process.on("exit", lambda c: show("e2", c))
process.exit(4)
