"""A warning is printed on stderr with its code, name and detail."""

from conformance.lib import show
from nodecompat import process

process.emitWarning("text", {"type": "Kind", "code": "CODE1", "detail": "more"})
process.on("warning", lambda w: show("listener", w.message))
