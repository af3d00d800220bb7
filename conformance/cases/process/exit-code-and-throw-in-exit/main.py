"""A throw in 'exit' at a natural end keeps the exitCode set before."""

from conformance.lib import show
from nodecompat import process

process.exitCode = 4


@process.on("exit")
def on_exit(code):
    show("exit", code)
    raise Exception("in exit")
