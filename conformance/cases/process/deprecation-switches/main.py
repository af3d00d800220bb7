"""noDeprecation drops deprecation warnings, throwDeprecation throws them from a tick."""

from conformance.lib import show
from nodecompat import process

process.removeAllListeners("warning")
process.on("warning", lambda w: show("warning", w.name, w.message))
process.on("uncaughtException", lambda e: show("uncaught", e.name, e.message))
process.noDeprecation = True
process.emitWarning("dropped", "DeprecationWarning")
process.noDeprecation = False
process.emitWarning("kept", "DeprecationWarning")
process.throwDeprecation = True
process.emitWarning("thrown", "DeprecationWarning", "DEP9")
process.emitWarning("other", "OtherWarning")
show("sync")
