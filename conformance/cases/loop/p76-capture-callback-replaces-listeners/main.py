"""P76 setUncaughtExceptionCaptureCallback replaces uncaughtException entirely; monitor still first."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate

process.on("uncaughtExceptionMonitor", lambda e, o: show("UEM", str(e), o))
process.on("uncaughtException", lambda: show("never"))
process.setUncaughtExceptionCaptureCallback(lambda *a: show("cap", len(a), str(a[0])))
try:
    process.setUncaughtExceptionCaptureCallback(lambda: None)
except Exception as e:
    show(e.name, e.code, e.message)
try:
    process.setUncaughtExceptionCaptureCallback(1)
except Exception as e:
    show(e.name, e.code, e.message)
show(process.hasUncaughtExceptionCaptureCallback())


def clear():
    process.setUncaughtExceptionCaptureCallback(None)
    show(process.hasUncaughtExceptionCaptureCallback())


setImmediate(clear)
Promise.reject(Exception("pr"))
raise Exception("x")
