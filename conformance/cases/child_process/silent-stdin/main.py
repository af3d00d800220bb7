"""A silent child reads what the parent writes to its stdin, until end()."""

import json

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, [], {"silent": True})
text = ""
child.stdout.setEncoding("utf8")


@child.stdout.on("data")
def on_data(data):
    global text
    text += data


child.stdin.write("one\n")
child.stdin.end("two\n")
child.on("close", lambda code: show("close", code, json.dumps(text)))
