"""A child's pipes are sockets that end and close in order."""

from conformance.lib import show
from nodecompat.child_process import spawn
from nodecompat.stream import Readable


def log(s, *names):
    for n in names:
        s.on(n, lambda *a, n=n: show(n, *a))


c = spawn("sh", ["-c", 'read x; sleep 0.1; printf "$x"'], {"stdio": ["pipe", "pipe", "ignore"]})
show(c.stdin.readable, c.stdin.writable, c.stdout.readable, c.stdout.writable, c.stdout.readableFlowing, c.stdout.allowHalfOpen)
c.stdout.on("data", lambda chunk: show("data", chunk))
log(c.stdout, "end", "finish", "close")
c.stdin.on("finish", lambda: show("stdin finish"))
c.stdin.on("close", lambda failed: show("stdin close", failed))
show(c.stdin.write("one\n", lambda: show("written")), c.stdin.writableLength, c.stdin.bytesWritten)
c.stdin.end(lambda: show("ended"))
c.stdout.on("close", lambda: show(c.stdout.destroyed, c.stdout.bytesRead, c.stdin.destroyed))
