"""A thousand messages arrive complete and in order, both ways."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
got = []


@child.on("message")
def on_message(m):
    got.append(m["n"])
    if len(got) == 1000:
        child.disconnect()


for n in range(1000):
    child.send({"n": n, "text": "x" * (n % 50)})
child.on("exit", lambda: show(len(got), got == list(range(1000))))
