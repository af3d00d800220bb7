"""A program that is not there: 'error' in a tick, then 'close'; no 'spawn', no 'exit'."""

from conformance.lib import or_undefined, show, typeof
from nodecompat import process
from nodecompat.child_process import spawn

child = spawn("/no/such/program", ["a", "b"])
show(typeof(or_undefined(child.pid)), child.stdin is not None, child.exitCode)
for event in ["spawn", "exit", "close"]:
    child.on(event, lambda *args, event=event: show(event, *args))


@child.on("error")
def on_error(e):
    show("error", e.message, e.errno, e.code, e.syscall, e.path, e.spawnargs)
    show(child.exitCode, child.signalCode, child.killed)


process.nextTick(lambda: show("tick"))
