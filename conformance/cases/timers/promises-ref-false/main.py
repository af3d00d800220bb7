"""timers/promises: a timer without a reference does not keep the process alive."""

from conformance.lib import show
from nodecompat import process
from nodecompat.timers import promises as tp

tp.setTimeout(5000, "never", {"ref": False}).then(show)
tp.setTimeout(5, "ref").then(show)
process.on("exit", lambda code: show("exit", code))
