"""The child of main.py."""

import nodecompat
from nodecompat import process


async def main():
    text = ""
    process.stdin.setEncoding("utf8")
    async for chunk in process.stdin:
        text += chunk
    process.send(text)


nodecompat.start(main())
