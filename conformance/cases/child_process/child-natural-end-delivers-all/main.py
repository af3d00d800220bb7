"""A child that ends naturally delivers everything it sent, however much."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
n = 0


@child.on("message")
def on_message(m):
    global n
    n += m["n"] == n and len(m["text"]) == 1000


child.on("exit", lambda: setTimeout(lambda: show(n), 50))
