"""An interval without a reference goes on while something else does, may clear itself, and survives its own errors."""

from conformance.lib import show
from nodecompat import clearInterval, clearTimeout, process, setImmediate, setInterval, setTimeout

process.on("uncaughtException", lambda err: show("uncaught", err.message))
process.on("exit", lambda: show("exit", thrown))
count, thrown = 0, False


def throwing():
    def after():
        global thrown
        show("after the throw")
        thrown = True

    setTimeout(after, 1).unref().ref()
    raise Exception("timeout")


def tick():
    global count
    count += 1
    if count == 1:
        setImmediate(lambda: setTimeout(throwing, 1).unref())
        raise Exception("first")
    if count > 2 and thrown:
        clearInterval(interval)
        clearTimeout(keeper)
        show("cleared")


interval = setInterval(tick, 2).unref()
keeper = setTimeout(lambda: show("never"), 5000)
