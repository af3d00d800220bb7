"""A program forks itself and tells parent from child by an argument."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

if len(process.argv) > 2:

    @process.on("message")
    def on_message(m):
        process.send(m * 2)
        if m == 3:
            process.disconnect()

else:
    child = fork(process.argv[1], ["child"])
    for n in [1, 2, 3]:
        child.send(n)
    child.on("message", lambda m: show(m))
    child.on("close", lambda code: show("close", code))
