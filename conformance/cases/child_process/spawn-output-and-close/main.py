"""A program's output as it comes, and the code it ends with."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "echo to stdout; echo to stderr >&2; exit 2"])


@child.stdout.on("data")
def on_stdout(data):
    global out
    out += data.decode()


@child.stderr.on("data")
def on_stderr(data):
    global err
    err += data.decode()


out, err = "", ""
child.on("close", lambda code: show("closed", code, out.strip(), err.strip()))
