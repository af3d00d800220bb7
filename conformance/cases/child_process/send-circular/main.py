"""What cannot be written as JSON throws out of send(), and nothing is sent."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"serialization": "json"})
value = {}
value["self"] = value
try:
    child.send(value)
except Exception as e:
    show("thrown", isinstance(e, Exception), child.connected)
child.send("after")


@child.on("message")
def on_message(m):
    show(m)
    child.disconnect()


child.on("exit", lambda code: show("exit", code))
