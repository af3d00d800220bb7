"""Each interval keeps its own pace; stopping one leaves the other."""

from conformance.lib import show
from nodecompat import clearInterval, setInterval

n = 0


def outer_tick():
    global n
    n += 1
    show("outer", n)
    clearInterval(outer)

    def inner_tick():
        global n
        n += 1
        show("inner", n)
        if n == 3:
            clearInterval(inner)

    inner = setInterval(inner_tick, 5)


outer = setInterval(outer_tick, 5)
