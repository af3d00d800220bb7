"""What a due timer clears is not run in the check phase after it."""

from conformance.lib import busy, show
from nodecompat import clearImmediate, setImmediate, setTimeout


def timer():
    show("timer")
    clearImmediate(i)


setTimeout(timer, 1)
i = setImmediate(lambda: show("never"))
setImmediate(lambda: show("immediate"))
busy(20)
