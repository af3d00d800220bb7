"""The child of main.py."""

from conformance.lib import show
from nodecompat import process

process.on("disconnect", lambda: show("child disconnect"))
process.send("ready")
