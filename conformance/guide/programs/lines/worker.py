from nodecompat import process


@process.once("message")
async def count(message):
    process.send(len([line async for line in message["lines"] if " 500 " in line]))
