"""setEncoding() on a stream of exec() makes that result text."""

from conformance.lib import show, typeof
from nodecompat.child_process import exec

child = exec(
    "echo out; echo err >&2", {"encoding": "buffer"}, lambda error, stdout, stderr: show(stdout.strip(), stderr)
)
child.stdout.setEncoding("utf8")
child.stdout.on("data", lambda data: show("data", typeof(data)))
