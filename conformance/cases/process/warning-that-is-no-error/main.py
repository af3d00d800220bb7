"""What 'warning' is emitted with by hand is not printed unless it is an error."""

from conformance.lib import show
from nodecompat import process

process.emit("warning", "text")
process.emit("warning", 0)
process.emit("warning", None)
process.emit("warning", {"name": "x", "message": "y"})
warning = Exception("printed")
warning.name = "Printed"
show(process.emit("warning", warning))
