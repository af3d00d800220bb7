"""Two hundred round trips, one after the other."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
n = 0


@child.on("message")
def on_message(m):
    global n
    if m != n:
        show("wrong", m, n)
    n += 1
    if n == 200:
        child.disconnect()
    else:
        child.send(n)


child.send(n)
child.on("exit", lambda code: show(n, "exit", code))
