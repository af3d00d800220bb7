"""send() checks its handle and its options before it sends."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
for args in [
    ["x", "handle"],
    ["x", {}],
    ["x", 5],
    ["x", undefined, None],
    ["x", undefined, []],
    ["x", undefined, "o"],
    ["x", undefined, 1],
]:
    try:
        child.send(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
child.disconnect()
child.on("exit", lambda code: show("exit", code))
