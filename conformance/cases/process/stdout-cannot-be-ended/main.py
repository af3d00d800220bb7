"""end() and destroy() of stdout: what was given arrives, the descriptor stays open."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
out = err = ""


@child.stdout.on("data")
def _(data):
    global out
    out += data.decode()


@child.stderr.on("data")
def _(data):
    global err
    err += data.decode()


child.on("message", lambda m: show(m))
child.on("close", lambda code, signal: show(code, signal, out, err))
