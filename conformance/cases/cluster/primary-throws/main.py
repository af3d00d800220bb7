# An exception ends the primary; its worker ends, too.
import os

from nodecompat import cluster, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
process.on("exit", lambda code: show("primary", code))


@cluster.fork().on("message")
def message(_):
    raise RuntimeError("of the primary")
