"""A listener of 'uncaughtException' without end: the process ends with a failure."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawnSync

if len(process.argv) > 2:
    f = lambda: f()
    process.on("uncaughtException", f)
    if process.argv[3] == "both":
        f()
    else:
        raise Exception("X")
else:
    for how in ["one", "both"]:
        result = spawnSync(process.execPath, [process.argv[1], "child", how])
        show(how, result.status, result.signal)
