# A relative path is the worker's: the primary hears the absolute one.
import os
import tempfile

from nodecompat import cluster
from conformance.lib import show

exec = os.path.abspath(os.environ["CHILD"])
directory = os.path.realpath(tempfile.mkdtemp(prefix="cluster-"))
cluster.setupPrimary({"exec": exec, "cwd": directory})
worker = cluster.fork()
worker.on("message", lambda message: show(message))


@worker.on("listening")
def listening(at):
    show(at.address == os.path.join(directory, "a.sock"), os.path.exists(at.address))
    worker.disconnect()


@worker.on("exit")
def exited(code):
    show("exit", code)
    os.rmdir(directory)
