"""'exit' does not wait for a grandchild that has the output, 'close' does."""

import json

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "(sleep 0.3; echo late) & echo early"])
text = ""


@child.stdout.on("data")
def on_data(data):
    global text
    text += data.decode()


child.on("exit", lambda code: show("exit", code))
child.on("close", lambda code: show("close", code, json.dumps(text)))
