from nodecompat import process, start
from nodecompat.timers import promises as timers


async def main():
    signal = await process.getCancelSignal()
    process.send("working")
    try:
        await timers.setTimeout(60_000, None, {"signal": signal})  # the work
    except Exception as error:
        process.send(f"cleaned up after {error.name}")


start(main())
