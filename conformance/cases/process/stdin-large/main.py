"""A child pipes a large stdin to its stdout, resumed only later."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
length = wrong = 0


@child.stdout.on("data")
def _(data):
    global length, wrong
    length += len(data)
    wrong += data.strip(b"x") != b""


child.on("close", lambda code: show(code, length, wrong))
child.stdin.end("x" * 1000000)
