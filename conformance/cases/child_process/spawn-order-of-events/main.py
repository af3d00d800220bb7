"""'spawn' comes before any tick queued after spawn(); data before the end, the end before 'close'."""

from conformance.lib import show
from nodecompat import Promise, process
from nodecompat.child_process import spawn

child = spawn("echo", ["x"])
child.on("spawn", lambda: show("spawn"))
process.nextTick(lambda: show("tick"))
Promise.resolve().then(lambda: show("microtask"))
child.stdout.on("data", lambda: show("data"))
child.stdout.on("end", lambda: show("end"))
child.on("close", lambda: show("close"))
show("sync")
