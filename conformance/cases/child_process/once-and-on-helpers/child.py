"""The child of main.py."""

from nodecompat import process


@process.on("message")
def on_message(m):
    if m == "stop":
        process.exit(2)
    for n in range(m, -1, -1):
        process.send(n)


process.send("ready")
