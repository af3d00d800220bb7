"""Pipes above 2 are streams in both directions."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn(
    "sh",
    ["-c", 'read line <&3; echo "got $line" >&3; echo done >&4'],
    {"stdio": ["ignore", "ignore", "inherit", "pipe", "pipe"]},
)
child.stdio[3].on("data", lambda data: show(3, data.decode().strip()))


@child.stdio[4].on("data")
def on_data(data):
    global last
    last = data.decode().strip()


last = None
child.stdio[3].write("word\n")
child.on("close", lambda code: show("close", code, last, child.stdout))
