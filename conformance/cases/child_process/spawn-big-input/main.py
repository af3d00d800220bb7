"""A megabyte goes in: write() says when to wait, 'drain' when to go on."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("wc", ["-c"])
more = child.stdin.write(bytes(1000000))
show(more, child.stdin.writableNeedDrain)
child.stdin.on("drain", lambda: (show("drain", child.stdin.writableLength), child.stdin.end("last")))
child.stdout.on("data", lambda data: show(int(data)))
child.on("close", lambda code: show("close", code))
