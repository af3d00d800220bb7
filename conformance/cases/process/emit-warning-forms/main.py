"""emitWarning takes a text or an error, with type, code and detail in two spellings."""

from conformance.lib import or_undefined, show
from nodecompat import process

process.removeAllListeners("warning")
process.on("warning", lambda w: show(w.name, "|", w.message, "|", or_undefined(w.code), "|", or_undefined(w.detail)))
process.emitWarning("text")
process.emitWarning("text", "Kind")
process.emitWarning("text", "Kind", "CODE1")
process.emitWarning("text", {"type": "Kind", "code": "CODE2", "detail": "more"})
process.emitWarning("text", {"detail": "only detail"})
process.emitWarning("text", "")
show("sync")
