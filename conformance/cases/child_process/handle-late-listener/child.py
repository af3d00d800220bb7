"""The child of main.py."""

from conformance.lib import typeof
from nodecompat import setTimeout
from nodecompat import process


def listen():
    got = []

    @process.on("message")
    def on_message(m, handle):
        got.extend([m, typeof(handle)])
        if handle:
            handle.close()
        if len(got) == 4:
            process.send(got)


setTimeout(listen, 300)
process.channel.ref()
