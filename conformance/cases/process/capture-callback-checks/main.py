"""The capture callback is a function or null, and there is one at a time."""

from conformance.lib import show
from nodecompat import process, setTimeout, undefined

set_callback = process.setUncaughtExceptionCaptureCallback
for value in [42, undefined, "text", {}]:
    try:
        set_callback(value)
    except Exception as err:
        show(err.name, err.code, err.message)
show(process.hasUncaughtExceptionCaptureCallback())


def fail(text):
    raise Exception(text)


def captured(err):
    show("captured", err.message, process.hasUncaughtExceptionCaptureCallback())
    set_callback(None)
    show(process.hasUncaughtExceptionCaptureCallback())
    process.on("uncaughtException", lambda e: show("listener", e.message))
    setTimeout(lambda: fail("two"), 1)


set_callback(captured)
try:
    set_callback(lambda: None)
except Exception as err:
    show(err.name, err.code, err.message)
show(process.hasUncaughtExceptionCaptureCallback())
process.on("uncaughtException", lambda e: show("listener first", e.message))
process.removeAllListeners("uncaughtException")
fail("one")
