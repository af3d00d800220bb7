"""In the child the same: false, the callback, or an uncaught 'error' that ends it."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"silent": True})
text = ""


@child.stdout.on("data")
def on_data(data):
    global text
    text += data.decode()


@child.on("close")
def on_close(code, signal):
    process.stdout.write(text)
    show("close", code, signal)
