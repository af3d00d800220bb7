"""execSync() and execFileSync() return what was written to stdout."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import execFileSync, execSync

show(execSync("echo a"), execSync("echo a", {"encoding": "utf8"}), execSync("echo a", {"stdio": "ignore"}))
show(
    execFileSync("echo", ["$HOME", 1], {"encoding": "utf8"}),
    execFileSync("echo", {"argv0": "x"}),
    execFileSync("echo", lambda: None),
)
show(execSync("cat", {"input": "from input"}).decode(), execSync("echo $0", {"shell": "/bin/sh"}).decode())
for options in [None, 5, "text", undefined]:
    show(execSync("echo b", options).decode())
