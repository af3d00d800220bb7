"""Writing to a child that has closed its stdin is EPIPE on the stream."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "exec <&-; echo closed; sleep 5"], {"stdio": ["pipe", "pipe", "ignore"]})
child.stdin.on("error", lambda e: (show("stdin", e.code, e.syscall, e.message), child.kill()))
child.stdout.once("data", lambda: child.stdin.write("x"))
child.on("close", lambda code, signal: show("close", code, signal))
