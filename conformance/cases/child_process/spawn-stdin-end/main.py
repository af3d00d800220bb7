"""What is written to stdin arrives in order, and end() ends it."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("cat")
text = ""
child.stdout.setEncoding("utf8")


@child.stdout.on("data")
def on_data(data):
    global text
    text += data


child.stdin.write("one ")
child.stdin.write(b"two ")
child.stdin.end("three")
child.stdin.on("finish", lambda: show("finish"))
child.on("close", lambda code: show(code, text))
