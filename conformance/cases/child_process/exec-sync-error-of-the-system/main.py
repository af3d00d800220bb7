"""What execFileSync() throws when the program could not run, or not to its end."""

from conformance.lib import show
from nodecompat.child_process import execFileSync, execSync

for call in [
    lambda: execFileSync("/no/such", ["a"]),
    lambda: execSync("sleep 5", {"timeout": 50}),
    lambda: execSync("true", {"shell": "/no/shell"}),
    lambda: execSync("exec yes", {"maxBuffer": 10}),
]:
    try:
        call()
    except Exception as e:
        show(e.message, e.errno, e.code, e.syscall, e.path, e.spawnargs, e.error is e)
        show(e.status, e.signal, e.pid > 0, *list(vars(e))[-7:])
