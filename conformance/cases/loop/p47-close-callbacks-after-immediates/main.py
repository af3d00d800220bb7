"""P47 A handle's close callback comes after the immediates of the same iteration."""

from conformance.lib import busy, show
from conformance.lib.completions import close_handle, stat
from nodecompat import process, setImmediate, setTimeout


@stat
def connected():
    def on_close():
        show("close")
        process.nextTick(lambda: show("close-tick"))

    close_handle(on_close)

    def immediate():
        show("immediate")
        setImmediate(lambda: show("immediate of next turn"))

    setImmediate(immediate)
    process.nextTick(lambda: show("tick"))
    setTimeout(lambda: show("timeout"), 0)
    busy(20)
