"""Nothing of the loop runs while spawnSync() waits."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout
from nodecompat.child_process import spawnSync

process.nextTick(lambda: show("tick"))
setTimeout(lambda: show("timer"), 1)
setImmediate(lambda: show("immediate"))
spawnSync("sleep", ["0.1"])
show("waited")
