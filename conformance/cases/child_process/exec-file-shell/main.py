"""execFile() with a shell joins the arguments as they are; argv0 and stdio have no effect."""

from conformance.lib import show
from nodecompat.child_process import execFile


@lambda callback: execFile("echo", ["$((1 + 1))", "a   b"], {"shell": True}, callback)
def child(error, stdout):
    show(stdout.strip(), child.spawnargs)
    execFile("sh", ["-c", "echo $0"], {"argv0": "other", "stdio": "ignore"}, lambda error, stdout: show(stdout.strip()))
