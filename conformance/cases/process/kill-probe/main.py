"""Signal 0 probes; a process id may be a numeric string."""

from conformance.lib import show
from nodecompat import process

show(process.kill(process.pid, 0), process.kill(str(process.pid), 0))
show(process.kill(process.pid, "SIGCONT"))
