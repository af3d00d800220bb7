"""argv0 is what the program sees as its name, in a shell too."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "echo $0"], {"argv0": "other"})
child.stdout.on("data", lambda data: show(data.decode().strip(), child.spawnfile, child.spawnargs))


@child.on("close")
def on_close():
    shell = spawn("echo $0", {"argv0": "shellname", "shell": True})
    shell.stdout.on("data", lambda data: show(data.decode().strip(), shell.spawnfile, shell.spawnargs))
