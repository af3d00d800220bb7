"""The child of main.py."""

from nodecompat import process

got = []


@process.on("message")
def on_message(m, handle):
    got.append(m + ("+" if handle else ""))
    if handle:
        handle.close()
    if len(got) == 5:
        process.send(",".join(sorted(got)))
