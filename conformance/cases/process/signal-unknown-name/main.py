"""An unknown signal name is an ordinary event."""

from conformance.lib import show
from nodecompat import process

process.on("SIGXYZ", lambda *a: show("SIGXYZ", a))
process.on("SIGTERM", lambda *a: show("SIGTERM", a))
show(process.emit("SIGXYZ", 1), process.emit("SIGTERM", "by hand"), process.emit("SIGNONE"))
