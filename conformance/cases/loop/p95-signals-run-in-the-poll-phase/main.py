"""P95 Signal listener runs in the poll phase: after ticks and due timers, before immediates."""

from conformance.lib import busy, show
from nodecompat import process, setImmediate, setTimeout


@process.on("SIGUSR2")
def on_signal(*a):
    show("signal", a)
    process.nextTick(lambda: show("sig-tick"))


setTimeout(lambda: show("timeout"), 1)
setImmediate(lambda: show("immediate"))
process.nextTick(lambda: show("tick"))
process.kill(process.pid, "SIGUSR2")
busy(30)
show("sync")
