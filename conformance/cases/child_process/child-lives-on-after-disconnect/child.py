"""The child of main.py."""

from nodecompat import process, setTimeout


def finish():
    process.exitCode = 7


process.on("disconnect", lambda: setTimeout(finish, 30))
process.send("ready")
