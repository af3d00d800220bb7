"""Values of env become strings, undefined ones are left out."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

env = {**process.env, "A": 1, "B": True, "C": None, "D": undefined, "E": ""}
child = fork(process.env.CHILD, {"env": env})
child.on("message", lambda m: show(*m))
child.on("exit", lambda code: show("exit", code))
