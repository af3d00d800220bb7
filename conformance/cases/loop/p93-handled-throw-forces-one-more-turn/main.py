"""P93 A handled exception forces one more loop turn (hidden no-op immediate): an unref'd immediate gets its chance."""

from conformance.lib import show
from nodecompat import process, setImmediate

process.on("uncaughtException", lambda: show("UE"))
setImmediate(lambda: show("unref immediate")).unref()
process.on("exit", lambda: show("exit"))
raise Exception("x")
