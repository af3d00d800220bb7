"""A rejection made by an 'exit' listener at a natural end is reported: code 1."""

from conformance.lib import show
from nodecompat import Promise, process

process.on("uncaughtExceptionMonitor", lambda e, origin: show("monitor", str(e), origin))


@process.on("exit")
def on_exit(code):
    show("exit", code)
    Promise.reject(Exception("late"))
