"""The child of main.py."""

from nodecompat import process, setTimeout


def shut_down():
    process.send("bye")
    process.disconnect()


@process.on("message")
def on_message(m):
    if m == "work":
        setTimeout(lambda: process.send("worked"), 20)
    if m == "shutdown":
        setTimeout(shut_down, 60)


process.send("ready")
