"""Errors of ticks, timers and intervals are reported one after the other, to every listener, and the program goes on."""

from conformance.lib import show
from nodecompat import clearInterval, process, setImmediate, setInterval, setTimeout, undefined

seen = 0


@process.on("uncaughtException")
def _(err, origin):
    global seen
    seen += 1
    show("one", err.message, origin)


process.on("uncaughtException", lambda err: show("two", err.message))
process.on("exit", lambda: show("exit", seen))


def fail(text):
    raise Exception(text)


process.nextTick(lambda: fail("tick 1"))
process.nextTick(lambda: fail("tick 2"))
process.nextTick(lambda *args: show("tick 3", list(args)), "a", "b")


@setImmediate
def _():
    def ticked():
        setTimeout(lambda: fail("timeout"), 1)

        def on_interval():
            clearInterval(interval)
            fail("interval")

        interval = setInterval(on_interval, 5)

    process.nextTick(ticked)


for value in [undefined, None, 1, "text", {}]:
    try:
        process.nextTick(value)
    except Exception as err:
        show(err.name, err.code, err.message)
