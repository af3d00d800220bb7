"""A stream of one child as a descriptor of another: the parent does not read it any more."""

from conformance.lib import show
from nodecompat.child_process import spawn

cat = spawn("cat", {"stdio": ["pipe", "pipe", "inherit"]})
sort = spawn("sort", {"stdio": [cat.stdout, "pipe", "inherit"]})
count = spawn("uniq", ["-c"], {"stdio": [sort.stdout, "pipe", "inherit"]})
text = ""


@count.stdout.on("data")
def on_data(data):
    global text
    text += data.decode()


count.on("close", lambda code: show(code, text.split(), cat.stdout.bytesRead, sort.stdout.isPaused()))
cat.stdin.end("b\na\nb\n")
