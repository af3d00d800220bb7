"""What is no message on the json wire."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"serialization": "json"})
process.on("uncaughtException", lambda e: show("uncaught", e.name))
child.on("message", lambda m: show("message", m))
child.on("error", lambda e: show("error", e.code))
child.on("disconnect", lambda: show("disconnect"))
child.on("exit", lambda code: show("exit", code))
