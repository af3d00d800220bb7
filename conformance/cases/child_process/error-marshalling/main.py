"""A failure in the child is sent as an object and thrown again by the parent."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


@child.on("message")
def on_message(m):
    try:
        error = Exception(m["message"])
        error.code = m["code"]
        raise error
    except Exception as e:
        show("caught", str(e), e.code)


child.on("exit", lambda code: show("exit", code))
