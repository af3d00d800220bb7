"""Two children write to the stdin of a third."""

from conformance.lib import show
from nodecompat.child_process import spawn

cat = spawn("cat", {"stdio": ["pipe", "pipe", "inherit"]})
text, left = "", 2


@cat.stdout.on("data")
def on_data(data):
    global text
    text += data.decode()


def on_exit():
    global left
    left -= 1
    if not left:
        cat.stdin.end()


cat.on("close", lambda: show(sorted(text.strip().split("\n"))))
for word in ["one", "two"]:
    spawn("echo", [word], {"stdio": ["ignore", cat.stdin, "inherit"]}).on("exit", on_exit)
