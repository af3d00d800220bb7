"""A child that iterates over its stdin."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"silent": True})
child.on("message", lambda m: show(m))
child.on("close", lambda code: show("close", code))
child.stdin.write("one ")
setTimeout(lambda: child.stdin.end("two"), 20)
