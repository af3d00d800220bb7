"""A listener for SIGKILL or SIGSTOP is an error and is not added."""

from conformance.lib import show
from nodecompat import process

for name in ["SIGKILL", "SIGSTOP"]:
    try:
        process.on(name, lambda: None)
    except Exception as e:
        show(e.name, e.code, e.errno, e.syscall, e.message, process.listenerCount(name))
