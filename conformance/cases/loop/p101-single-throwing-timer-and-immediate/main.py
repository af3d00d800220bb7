"""P101 A single throwing timer / immediate: its ticks run right after, before the next phase."""

from conformance.lib import busy, show
from nodecompat import process, setImmediate, setTimeout

process.on("uncaughtException", lambda e: show("UE", str(e)))


def i_tick():
    show("I-tick")
    setImmediate(lambda: show("next turn"))


def immediate():
    process.nextTick(i_tick)
    raise Exception("I")


def timer():
    process.nextTick(lambda: show("T-tick"))
    setImmediate(immediate)
    raise Exception("T")


setTimeout(timer, 1)
busy(10)
