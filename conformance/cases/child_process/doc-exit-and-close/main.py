"""'exit' is told first, 'close' when the outputs are through, with the same code."""

from conformance.lib import show
from nodecompat import console
from nodecompat.child_process import spawn

ls = spawn("ls", ["-d", "/"])
ls.stdout.on("data", lambda data: console.assert_(data.decode() == "/\n"))
ls.on("close", lambda code, signal: show("closed all stdio with code", code, "and signal", "null" if signal is None else signal))
ls.on("exit", lambda code, signal: show("exited with code", code, "and signal", "null" if signal is None else signal))
