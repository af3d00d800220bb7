"""A further 'pipe' is a stream of the parent and a descriptor of the child."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"stdio": ["ignore", "inherit", "inherit", "ipc", "pipe"]})
text = ""


@child.stdio[4].on("data")
def on_data(data):
    global text
    text += data.decode()


child.on("close", lambda code: show("close", code, text, len(child.stdio), child.stdio[3]))
