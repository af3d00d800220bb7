"""A child started with pipes may look at its own streams and hand them on."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawnSync

how = process.argv[2] if len(process.argv) > 2 else ""
if how == "inner":
    process.stdin, process.stdout, process.stderr
    show("inner", process.stdout.fd, process.stderr.fd)
elif how == "outer":
    process.stdin, process.stdout, process.stderr
    result = spawnSync(process.execPath, [process.argv[1], "inner"], {"stdio": ["pipe", "pipe", "inherit"]})
    show("outer", result.status, result.stdout.decode().strip())
else:
    for i in range(2):
        result = spawnSync(process.execPath, [process.argv[1], "outer"], {"encoding": "utf8"})
        show(result.status, result.stdout.strip(), len(result.stderr))
