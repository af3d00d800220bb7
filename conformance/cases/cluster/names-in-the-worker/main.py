# What the worker's object has, and what it leaves out; the worker's arguments and variables.
import os

from nodecompat import cluster
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"], "args": ["a", "b"]})
worker = cluster.fork({"MINE": 5})
worker.on("message", lambda message: show(message))
worker.on("exit", lambda code: show("exit", code))
