"""Disposing of a child kills it, unless it was killed already."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sleep", ["5"], {"stdio": "ignore"})
child.on("exit", lambda code, signal: show("exit", code, signal))
with child:
    show(child.killed)
show(child.killed)
