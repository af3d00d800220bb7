"""fork() never uses a shell, whatever `shell` says; what a shell would expand arrives as it is."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, ["$HOME", "a b", "*"], {"shell": True})
child.on("message", lambda m: show(m))
child.on("exit", lambda code: show("exit", code))
