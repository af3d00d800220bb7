"""After disconnect() send() returns false and tells its callback, else 'error', in a tick."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("error", lambda e: show("error", e.name, e.code, e.message))
child.on("disconnect", lambda: show("disconnect"))
child.disconnect()
show(child.send("a", lambda e: show("callback", e.name, e.code, e.message)))
show(child.send("b"))
show(child.send(undefined))
process.nextTick(lambda: show("tick"))
show("sync")
child.on("exit", lambda code: show("exit", code))
