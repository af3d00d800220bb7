# The primary ends, and its worker with it: 'disconnect' of the worker, then its 'exit', but no 'disconnect' of process.
import os

from nodecompat import cluster, process
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})


@cluster.fork().on("listening")
def listening():
    show("the primary ends")
    process.exit(3)
