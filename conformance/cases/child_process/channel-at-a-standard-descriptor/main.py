"""The channel may be descriptor 0 or 1; the streams of the child do not disturb it."""

from conformance.lib import show
from nodecompat.child_process import spawn


def run(stdio, next):
    child = spawn("sh", ["-c", f"""echo '{{"hello":"from {stdio.index("ipc")}"}}' >&$NODE_CHANNEL_FD"""], {"stdio": stdio})
    child.on("message", lambda m: show(m, child.stdin, child.stdout))

    @child.on("close")
    def _(code):
        show("close", code)
        next()


run(["ipc", "inherit", "inherit"], lambda: run(["ignore", "ipc", "inherit"], lambda: None))
