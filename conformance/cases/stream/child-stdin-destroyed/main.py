"""What a destroyed pipe could not write is told."""

from conformance.lib import show
from nodecompat.child_process import spawn
from nodecompat.stream import Readable

c = spawn("sleep", ["0.1"])
s = c.stdin
s.on("error", lambda err: show("error", err.code))
s.on("close", lambda failed: show("close", failed))
show(s.write(bytes(1000000), lambda err: show("first", err.code, err.syscall)))
s.write("two", lambda err: show("second", err.code))
show(s.writableLength, s.writableNeedDrain)
s.destroy()
show(s.write("late", lambda err: show("late", err.code)))
s.end(lambda err: show("end", err.code))
