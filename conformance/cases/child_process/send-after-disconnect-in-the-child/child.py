"""The child of main.py."""

from conformance.lib import show, typeof
from nodecompat import process, setTimeout

process.disconnect()
show(process.connected, process.channel, typeof(process.send))
show(process.send("a", lambda e: show("callback", e.code)))
process.on("exit", lambda code: show("exit", code))


def send_again():
    show(process.send("b"))
    setTimeout(lambda: show("never"), 500)


setTimeout(send_again, 1)
