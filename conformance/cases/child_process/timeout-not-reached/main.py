"""A timeout that is not reached keeps nobody waiting."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"timeout": 100000})
child.on("exit", lambda code, signal: show("exit", code, signal, child.killed))
