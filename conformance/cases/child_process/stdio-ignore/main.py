"""'ignore' is /dev/null for 0 to 2, and nothing above."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn(
    "sh",
    ["-c", "cat; echo lost >&2; (echo x >&3) 2>/dev/null || echo closed"],
    {"stdio": ["ignore", "pipe", "ignore", "ignore"]},
)
child.stdout.on("data", lambda data: show(data.decode().strip()))
child.on("close", lambda code: show("close", code))
