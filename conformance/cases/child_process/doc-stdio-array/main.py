"""The arrays of stdio: a descriptor of our own, a stream of our own, and a fifth pipe that is opened."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

a = spawn("sh", ["-c", "echo a"], {"stdio": [0, "pipe", 2]})
show(a.stdin, a.stdout is not None, a.stderr, len(a.stdio), a.stdio[1] is a.stdout)


@a.on("close")
def on_close():
    b = spawn("sh", ["-c", "echo b"], {"stdio": ["ignore", process.stdout, process.stderr]})

    @b.on("close")
    def on_close():
        c = spawn("sh", ["-c", "echo started >&4"], {"stdio": ["pipe", None, None, None, "pipe"]})
        show([s is not None for s in c.stdio], c.stdin is c.stdio[0], c.stderr is c.stdio[2])
        c.stdio[4].on("data", lambda data: show("4:", data.decode().strip()))


a.stdout.on("data", lambda data: show(data.decode().strip()))
