"""The child of main.py."""

from nodecompat import process, setTimeout


def send_all():
    for m in [1, 2]:
        process.send(m)


process.on("disconnect", lambda: None)
process.send(0)
setTimeout(send_all, 50)
