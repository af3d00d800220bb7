"""ref() after unref() makes the parent wait again."""

from conformance.lib import or_undefined, show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "sleep 0.1"], {"detached": True, "stdio": "ignore"})
show(or_undefined(child.unref()), or_undefined(child.ref()))
child.on("exit", lambda code: show("waited", code))
