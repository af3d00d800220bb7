"""P27 refresh() inside own callback makes it fire again."""

from conformance.lib import show
from nodecompat import setTimeout

n = 0


def again():
    global n
    n += 1
    show("A", n)
    if n < 3:
        a.refresh()


a = setTimeout(again, 1)
