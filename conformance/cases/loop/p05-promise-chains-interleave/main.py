"""P05 Two promise chains interleave one link at a time."""

from conformance.lib import show
from nodecompat import Promise


def c(n):
    Promise.resolve().then(lambda: show(n + "1")).then(lambda: show(n + "2")).then(lambda: show(n + "3"))


c("a")
c("b")
