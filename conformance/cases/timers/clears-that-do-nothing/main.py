"""What is no timer, and a timer that has run, is ignored by every clear function."""

from conformance.lib import show
from nodecompat import clearImmediate, clearInterval, clearTimeout, setImmediate, setTimeout, undefined

functions = {"clearTimeout": clearTimeout, "clearInterval": clearInterval, "clearImmediate": clearImmediate}
for name, clear in functions.items():
    for value in [undefined, None, {}, [], "text", "", 10**6, -1, float("nan"), True, lambda: None, {"_idleTimeout": 1}]:
        clear(value)
    clear()
    show(name, undefined)


def on_immediate():
    clearImmediate(immediate)
    show("immediate")

    def on_timeout():
        clearTimeout(timeout)
        clearInterval(timeout)
        show("timeout")
        setTimeout(lambda: (clearImmediate(first), clearTimeout(timeout), show("end")), 5)

    timeout = setTimeout(on_timeout, 5)


immediate = setImmediate(on_immediate)
first = setImmediate(lambda: (show("first"), clearImmediate(second)))
second = setImmediate(lambda: show("never"))
