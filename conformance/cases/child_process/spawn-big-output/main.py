"""Two megabytes come through complete."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("head", ["-c", "2000000", "/dev/zero"])
count, longest = 0, 0


@child.stdout.on("data")
def on_data(data):
    global count, longest
    count, longest = count + len(data), max(longest, len(data))


child.on("close", lambda code: show(code, count, longest <= 65536))
