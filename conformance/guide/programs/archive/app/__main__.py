import sys

from nodecompat import process
from nodecompat.child_process import fork

if process.argv[-1] == "worker":
    process.send("from the archive")
    process.disconnect()
else:
    child = fork(sys.argv[0], ["worker"])  # the archive itself is the script of its children
    child.on("message", print)
