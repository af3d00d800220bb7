"""Messages far larger than a socket buffer arrive whole, in order with small ones."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
text = "é" * 1000000


@child.on("message")
def on_message(m):
    show(len(m), m == text or m)
    if m == "end":
        child.disconnect()


child.send(text)
child.send("small")
child.send(text)
child.send("end")
child.on("exit", lambda code: show("exit", code))
