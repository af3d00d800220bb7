from nodecompat import process
from conformance.lib import show

process.on("exit", lambda code: show("worker", code))
process.send("up")
