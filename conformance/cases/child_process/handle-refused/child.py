"""The child of main.py."""

from conformance.lib import typeof
from nodecompat import process

process.on("message", lambda m, handle: process.send([m, typeof(handle)]))
