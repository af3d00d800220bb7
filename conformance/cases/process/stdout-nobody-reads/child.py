"""The child of main.py."""

from nodecompat import process, setTimeout

process.stdout.on("error", lambda err: process.send([err.code, err.syscall, err.message]))


@process.once("message")
def _():
    process.stdout.write("anybody?")
    setTimeout(lambda: process.disconnect(), 20)
