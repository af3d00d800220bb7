"""A child that kills itself is reported like one that was killed."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.on("exit", lambda code, signal: show("exit", code, signal, child.killed))
