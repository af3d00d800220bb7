"""Listeners see the whole exit code, the parent its low eight bits."""

from conformance.lib import show
from nodecompat import process

process.on("exit", lambda code: show("exit", code, process.exitCode))
process.exit(300)
