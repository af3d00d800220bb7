"""The child of main.py."""

from conformance.lib import show
from nodecompat import process

process.once("message", lambda: show("from the child"))
