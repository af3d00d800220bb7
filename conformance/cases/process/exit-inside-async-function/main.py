"""process.exit() never returns, in an async function neither."""

from conformance.lib import show
from nodecompat import Promise, process, start


async def main():
    await Promise.resolve()
    try:
        process.exit(9)
    finally:
        show("never")


start(main()).catch(lambda: show("never")).finally_(lambda: show("never"))
process.on("exit", lambda code: show("exit", code))
