"""What cannot be executed is EACCES, a path through a file is thrown."""

from conformance.lib import show
from nodecompat.child_process import spawn

names = ["/etc", "/etc/passwd"]


def next_name():
    if names:
        spawn(names[0], {"stdio": "ignore"}).on(
            "error", lambda e: (show(e.message, e.errno), names.pop(0), next_name())
        )


next_name()
try:
    spawn("/etc/passwd/x", {"stdio": "ignore"})
except Exception as e:
    show("thrown", e.message, e.code, e.errno, e.syscall, "path" in vars(e), "spawnargs" in vars(e))
