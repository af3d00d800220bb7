"""A program whose output or input was closed before it began starts, and its streams do no harm."""

from conformance.lib import show
from nodecompat import console, process
from nodecompat.child_process import spawn

if len(process.argv) > 2:
    console.log("lost")
    process.stdout.on("error", lambda: None)
    process.stderr.on("error", lambda: None)
    process.stdin.on("error", lambda: None).on("end", lambda: None).resume()
    process.stderr.write("lost")
else:

    def next_one(ways):
        if not ways:
            return
        how, *rest = ways
        child = spawn("sh", ["-c", f'"$0" "$1" child {how}', process.execPath, process.argv[1]], {"stdio": ["ignore", "ignore", "ignore"]})

        @child.on("exit")
        def _(code, signal):
            show(how, code, signal)
            next_one(rest)

    next_one(["1>&- 2>&-", "0<&-", "0<&- 1>&- 2>&-"])
