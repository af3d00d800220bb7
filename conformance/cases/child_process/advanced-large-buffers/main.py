"""On the advanced wire large buffers arrive whole and in order, wherever a read ends inside a length."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, {"serialization": "advanced"})
seen = []


@child.on("message")
def _(m):
    seen.append(f"{len(m)} {m[0]} {m[-1]} {str(m.count(m[0]) == len(m)).lower()}")


child.on("close", lambda code: show("\n".join(seen), code))
