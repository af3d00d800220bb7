"""P102 Exception in a close callback."""

from conformance.lib import show
from conformance.lib.completions import close_handle, stat
from nodecompat import process, setImmediate

process.on("uncaughtException", lambda e: show("UE", str(e)))


@stat
def connected():
    def on_close():
        show("close")
        process.nextTick(lambda: show("close-tick"))
        raise Exception("in close")

    setImmediate(lambda: show("immediate"))
    close_handle(on_close)


process.on("exit", lambda c: show("exit", c))
