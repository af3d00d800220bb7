"""A signal closes the server, whenever it comes; what is no signal is refused."""

import re

from conformance.lib import show
from nodecompat import AbortController, AbortSignal, net

for signal in (1, "x", None, {}, lambda: None):
    try:
        net.createServer().listen({"port": 0, "signal": signal})
        show("no error")
    except Exception as e:
        show(e.name, e.code, re.sub("function .*", "function", e.message))
early = AbortController()
a = net.createServer().on("close", lambda: show("a close"))
a.listen({"port": 0, "host": "127.0.0.1", "signal": early.signal})
early.abort()
show(a.listening)
late = AbortController()
b = net.createServer().on("close", lambda: (show("b close", b.listening), late.abort()))
b.listen({"port": 0, "signal": late.signal}, lambda: (show("b listening"), late.abort(), show(b.listening)))
c = net.createServer().on("close", lambda: show("c close", c.listening))
c.listen({"port": 0, "signal": AbortSignal.abort()}, lambda: show("c listening"))
show(c.listening)
