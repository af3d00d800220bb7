"""Bad usage: something is written, the code is set, and the program ends by itself."""

from conformance.lib import show
from nodecompat import process, setImmediate


def usage():
    process.stdout.write("usage: ...\n" * 3, lambda *_: show("written"))


if len(process.argv) < 3:
    usage()
    process.exitCode = 1
setImmediate(lambda: show("goes on", process.exitCode))
process.on("exit", lambda code: show("about to exit with", code))
