"""exitCode cleared inside an 'exit' listener."""

from conformance.lib import show
from nodecompat import process, undefined

process.exitCode = 6


@process.on("exit")
def on_exit(code):
    show("exit", code)
    process.exitCode = undefined
