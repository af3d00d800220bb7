"""A script may come on stdin; what it starts does not read it."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

script = "from nodecompat.child_process import execSync; import sys; from nodecompat import process; print(execSync('echo inner').decode().strip(), len(process.argv))"
child = spawn(process.execPath, ["-"], {"stdio": ["pipe", "inherit", "inherit"]})
child.on("close", lambda code: show("close", code))
child.stdin.end(script)
