"""The child of main.py: computes, answers, ends."""

from nodecompat import process, setTimeout


@process.on("message")
def _(message):
    n = message["n"]
    if n == 0:
        process.exit(3)
    if n == 1000:
        return  # it would take for ever
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    setTimeout(lambda: process.send({"n": n, "fibonacci": a}, lambda: process.exit()), 300)
