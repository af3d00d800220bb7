"""_destroyed says that a timer will not fire again; disposing of a timer clears it."""

from conformance.lib import show
from nodecompat import clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout

nothing = lambda: None
never = lambda: show("never")
timeout, interval, immediate = setTimeout(nothing, 1), setInterval(nothing, 1), setImmediate(nothing)
show(timeout._destroyed, interval._destroyed, immediate._destroyed)
cleared = [setTimeout(nothing, 1), setInterval(nothing, 1), setImmediate(nothing)]
clearTimeout(cleared[0])
clearInterval(cleared[1])
clearImmediate(cleared[2])
show(*[one._destroyed for one in cleared])
disposed = [setTimeout(never, 1), setInterval(never, 1), setImmediate(never)]
for one in disposed:
    with one:
        pass
show(*[one._destroyed for one in disposed])


@lambda f: setTimeout(f, 20)
def _():
    show(timeout._destroyed, interval._destroyed, immediate._destroyed)
    clearInterval(interval)
    show(interval._destroyed)
