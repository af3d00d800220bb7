"""Messages wait for the first listener; all of them arrive in one later tick."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
for m in [1, 2, 3]:
    child.send(m)


@child.on("message")
def on_message(trace):
    show(" | ".join(trace))
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
