"""A detached child leads a session of its own; unref() lets the parent end before it."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "ps -o pid=,pgid=,sid= -p $$"], {"detached": True})


@child.stdout.on("data")
def on_data(data):
    pid, group, session = map(int, data.decode().split())
    show(pid == child.pid, group == pid, session == pid)


@child.on("close")
def on_close():
    other = spawn("sleep", ["1"], {"detached": True, "stdio": "ignore"})
    other.on("exit", lambda: show("never seen"))
    other.unref()
