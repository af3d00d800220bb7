"""A failure of the system call is an error with code, errno and syscall."""

from conformance.lib import show
from nodecompat import process

for args in [[2**31 - 1, 0], [2**31 - 1, "SIGTERM"], [process.pid, 12345]]:
    try:
        process.kill(*args)
    except Exception as e:
        show(e.name, e.code, e.errno, e.syscall, e.message)
