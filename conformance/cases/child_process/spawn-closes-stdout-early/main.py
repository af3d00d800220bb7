"""A child that closes its output: the stream ends then, the child lives on."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "exec >&-; read line; exit 4"])
child.stdout.on("data", lambda data: show("data", len(data)))
child.stdout.on("end", lambda: (show("end", child.exitCode), child.stdin.end("go\n")))
child.on("exit", lambda code: show("exit", code))
