"""A child that pipes its stdin to its stdout."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
child.stdout.setEncoding("utf8")
out = ""


@child.stdout.on("data")
def on_data(text):
    global out
    out += text


child.on("close", lambda code: show(code, len(out), out[-4:]))
child.stdin.write("x" * 200000)
child.stdin.end("last")
