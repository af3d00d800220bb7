"""The child of main.py."""

from nodecompat import Promise, process, setTimeout


@process.on("message")
async def on_message(m):
    process.send(f"begin {m['n']}")
    await Promise(lambda resolve, reject: setTimeout(resolve, m["wait"]))
    process.send(f"done {m['n']}")
