"""A detached copy of the program without stdio does not keep its parent."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import spawn

if process.argv[2:] == ["child"]:
    setTimeout(lambda: None, 300)
else:
    child = spawn(process.argv[0], [process.argv[1], "child"], {"detached": True, "stdio": "ignore"})
    child.on("exit", lambda: show("never seen"))
    child.unref()
    show(child.stdin, child.stdout, child.stderr, child.connected)
    process.on("exit", lambda code: show("parent", code))
