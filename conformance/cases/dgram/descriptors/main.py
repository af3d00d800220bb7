"""Bind at a descriptor: of a file, closed, of a stream."""

import os

from conformance.lib import show
from nodecompat import dgram


def attempt(name, options):
    s = dgram.createSocket("udp4")
    s.on("error", lambda e: show(name, "error", e.code))
    try:
        s.bind(options, lambda: (show(name, "bound", s.address().address), s.close()))
    except Exception as e:
        show(name, e.name, e.code, e.message)


fd = os.open(__file__, os.O_RDONLY)
for name, options in (("file", {"fd": fd}), ("closed", {"fd": 12345}), ("not a number", {"fd": "x"})):
    attempt(name, options)
os.close(fd)
