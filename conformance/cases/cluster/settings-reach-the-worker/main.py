# args, env, silent, stdio, serialization and cwd of the settings, those of the moment of `fork`.
import os

from nodecompat import cluster
from conformance.lib import show

exec = os.path.abspath(os.environ["CHILD"])
cluster.setupPrimary({"exec": exec, "args": ["one"], "silent": True, "serialization": "advanced", "cwd": "/"})
first = cluster.fork({"FROM": "fork"})
first.process.stdout.setEncoding("utf8")
first.process.stdout.on("data", lambda text: show("stdout", text.strip()))
told = []
first.on("message", told.append)


@first.process.on("close")
def closed():
    show(told[0])
    cluster.settings.args = ["two", "three"]
    cluster.setupPrimary({"silent": False, "stdio": ["ignore", "inherit", "inherit", "ipc", "pipe"]})
    second = cluster.fork()
    second.on("message", lambda message: show(message, second.process.stdout, len(second.process.stdio)))
