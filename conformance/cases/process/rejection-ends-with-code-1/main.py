"""An unhandled rejection without any listener ends the process with code 1."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout, start

process.on("exit", lambda code: show("exit", code))
setTimeout(lambda: show("never"), 5000)


async def main():
    await Promise.resolve()
    raise Exception("rejected")


start(main())
show("sync")
