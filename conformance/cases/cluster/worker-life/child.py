from nodecompat import process, setTimeout
from nodecompat.cluster import worker
from conformance.lib import show

show([worker.isConnected(), worker.isDead(), worker.state])
worker.on("disconnect", lambda: show("disconnect", worker.isConnected(), worker.isDead(), worker.exitedAfterDisconnect))
process.on("exit", lambda code: show("exit of the worker", code))


def end():
    worker.destroy()
    show([worker.isConnected(), worker.state, worker.exitedAfterDisconnect])


setTimeout(end, 10)
