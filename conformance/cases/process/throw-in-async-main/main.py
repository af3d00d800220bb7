"""A top-level async main that throws is an unhandled rejection, finally included."""

from conformance.lib import show
from nodecompat import Promise, process, setTimeout, start

process.on("uncaughtExceptionMonitor", lambda e, origin: show("monitor", str(e), origin))


async def main():
    show("start")
    try:
        await Promise(lambda resolve, reject: setTimeout(resolve, 1))
        raise Exception("in main")
    finally:
        show("finally")


start(main())
show("sync")
