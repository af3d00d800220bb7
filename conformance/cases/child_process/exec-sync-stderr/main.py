"""What a command writes to stderr is passed on, unless stdio is given."""

from conformance.lib import show
from nodecompat.child_process import execFileSync, execSync

execSync("echo one >&2")
execSync("echo two >&2", {"stdio": "pipe"})
execFileSync("sh", ["-c", "echo three >&2"], {"encoding": "utf8"})
try:
    execSync("echo four >&2; exit 1")
except Exception as e:
    show(e.status)
