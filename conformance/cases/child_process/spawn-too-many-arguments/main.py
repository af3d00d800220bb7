"""Arguments that are too long are thrown at once."""

from conformance.lib import show
from nodecompat.child_process import spawn

try:
    spawn("true", ["x" * 3000000])
except Exception as e:
    show(e.name, e.message, e.code, e.errno, e.syscall)
