"""The child of main.py."""

from conformance.lib import show
from nodecompat import process, setTimeout

process.on("message", lambda: None)
process.on("disconnect", lambda: setTimeout(lambda: show("child goes on", process.connected), 30))
process.send("from the child")
