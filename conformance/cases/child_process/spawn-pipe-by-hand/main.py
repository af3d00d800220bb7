"""One program's output written to another's input, chunk by chunk."""

from conformance.lib import show
from nodecompat.child_process import spawn

list_ = spawn("printf", ["apple\\nbanana\\ncherry\\n"])
grep = spawn("grep", ["an"])
list_.stdout.on("data", lambda data: grep.stdin.write(data))
list_.on("close", lambda code: (show("list", code), grep.stdin.end()))
found = ""


@grep.stdout.on("data")
def on_data(data):
    global found
    found += data.decode()


grep.on("close", lambda code: show("grep", code, found.strip()))
