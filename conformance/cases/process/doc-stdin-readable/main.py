"""A child reads its stdin in a 'readable' loop until it ends."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
out = ""


@child.stdout.on("data")
def on_data(data):
    global out
    out += data.decode()


child.on("close", lambda code: show(code, out.strip()))
child.stdin.write("first line\n")
child.stdin.end("h\u00e9llo")
