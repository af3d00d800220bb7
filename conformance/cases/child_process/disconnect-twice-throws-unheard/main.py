"""Without an 'error' listener the second disconnect() throws."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
child.disconnect()
try:
    child.disconnect()
except Exception as e:
    show(e.name, e.code, e.message)
child.on("exit", lambda code: show("exit", code))
