"""Much more than a socket holds, sent right before process.exit()."""

from conformance.lib import busy, show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
n = 0
child.on("spawn", lambda: busy(500))


@child.on("message")
def on_message():
    global n
    n += 1


def report(code):
    setTimeout(lambda: show("all arrived" if n == 3000 else "some are lost", "exit", code), 50)


child.on("exit", report)
