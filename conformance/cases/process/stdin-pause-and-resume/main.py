"""A stdin that is paused, or only touched, keeps no process; one that is resumed and paused again neither."""

from conformance.lib import show
from nodecompat import process, setImmediate, setTimeout
from nodecompat.child_process import spawn

if len(process.argv) > 2:
    stdin = process.stdin
    match process.argv[3]:
        case "touched":
            pass
        case "resumed and paused":
            stdin.resume()
            setTimeout(lambda: stdin.pause(), 5)
        case "paused at once":
            stdin.resume()
            stdin.pause()
        case "again":
            stdin.resume()
            stdin.pause()
            stdin.resume()
            setImmediate(lambda: stdin.pause())
    process.on("exit", lambda: show(stdin.isPaused(), stdin.readableFlowing))
else:

    def next_one(ways):
        if not ways:
            return
        how, *rest = ways
        child = spawn(process.execPath, [process.argv[1], "child", how], {"stdio": ["pipe", "inherit", "inherit"]})

        @child.on("exit")
        def _(code):
            show(how, code)
            next_one(rest)

    next_one(["touched", "resumed and paused", "paused at once", "again"])
