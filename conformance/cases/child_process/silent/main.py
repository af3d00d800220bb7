"""silent: stdout and stderr are streams of the parent; 'close' waits for their end."""

import json

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"silent": True})
text = {"stdout": "", "stderr": ""}
show(child.stdin is not None, len(child.stdio), child.stdio[1] is child.stdout, child.stdio[3])


def watch(name, stream):
    @stream.on("data")
    def on_data(data):
        text[name] += data.decode()

    stream.on("end", lambda: show(name, "end", json.dumps(text[name])))


for name in ["stdout", "stderr"]:
    watch(name, getattr(child, name))
child.on("message", lambda m: show("message", m))
child.on("close", lambda code: show("close", code))
