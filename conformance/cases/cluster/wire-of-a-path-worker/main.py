# What a worker says to its primary, field by field, for each kind of socket.
import json
import os

from nodecompat import cluster, process, undefined
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"], "args": [f"/tmp/cluster-{process.pid}.sock"]})
kinds = [*process.argv[2:]]


def next():
    if not kinds:
        return
    kind = kinds.pop(0)
    worker = cluster.fork({"KIND": kind})

    def internal_message(message):
        rest = {
            name: value
            for name, value in message.items()
            if name not in ("cmd", "act", "address", "port", "key") and value is not undefined
        }
        cmd, act, address, port = (message.get(name, undefined) for name in ("cmd", "act", "address", "port"))
        shown = "PATH" if isinstance(address, str) and address.endswith(".sock") else address
        shown_port = "PORT" if port is not undefined and port > 0 else port
        show(kind, cmd, act, shown, shown_port, json.dumps(rest, separators=(",", ":")), list(message)[-1])

    worker.process.on("internalMessage", internal_message)
    worker.on("listening", lambda: worker.disconnect())

    def exited(code):
        show("exit", code)
        next()

    worker.on("exit", exited)


next()
