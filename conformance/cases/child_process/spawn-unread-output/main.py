"""Output nobody reads does not keep 'close' from coming."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "echo a; echo b >&2; exit 1"])
child.on("close", lambda code: show("close", code, child.stdout.readableEnded, child.stderr.destroyed))
