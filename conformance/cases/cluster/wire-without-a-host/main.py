# What a worker says that listens at no host: the address is null, the flags are said.
import json
import os

from nodecompat import cluster, undefined
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
worker = cluster.fork()


@worker.process.on("internalMessage")
def internal_message(message):
    shown = {name: value for name, value in message.items() if name != "port" and value is not undefined}
    show(json.dumps(shown, separators=(",", ":")))


@worker.on("listening")
def listening(at):
    show(at.address, at.addressType, at.fd)
    worker.disconnect()
