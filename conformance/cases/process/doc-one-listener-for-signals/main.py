"""One function listens to two signals and is told which it was."""

from conformance.lib import show
from nodecompat import process, setTimeout

count = 0


def handle(signal):
    global count
    show(f"Received {signal}")
    count += 1
    if count == 2:
        process.exit(7)
    process.kill(process.pid, "SIGTERM")


process.on("SIGINT", handle)
process.on("SIGTERM", handle)
setTimeout(lambda: None, 5000)
process.kill(process.pid, "SIGINT")
