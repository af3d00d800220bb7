"""The child of main.py."""

from nodecompat import process, setTimeout


def finish():
    process.send("after a while")
    process.disconnect()


setTimeout(finish, 50)
