"""What a child knows of itself, before and after."""

from conformance.lib import or_undefined, show, typeof
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "exit 5"], {"stdio": ["pipe", "ignore", "inherit", "pipe"]})
look = lambda: show(child.connected, child.exitCode, child.signalCode, child.killed, typeof(child.pid))
look()
show(
    child.spawnfile,
    child.spawnargs,
    [s is not None for s in child.stdio],
    child.stdin is child.stdio[0],
    child.stdout,
    child.stderr,
)
show(
    typeof(or_undefined(child.send)),
    typeof(or_undefined(child.disconnect)),
    child.stdin.writable,
    child.stdio[3].readable,
)
child.on("exit", look)
child.on("close", look)
