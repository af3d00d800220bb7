"""Arguments reach the child, the channel's variables are hidden from it."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, ["one", "--two", ""], {"env": {**process.env, "EXTRA": "yes"}})
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
