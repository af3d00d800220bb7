"""The child of main.py."""

from nodecompat import console, process, setTimeout

process.stdout.on("error", lambda err: process.send(err.code))


@process.on("message")
def _():
    console.log("logging should not cause a crash")
    setTimeout(lambda: process.disconnect(), 5)
