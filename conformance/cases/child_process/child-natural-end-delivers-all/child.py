"""The child of main.py."""

from nodecompat import process

for n in range(3000):
    process.send({"n": n, "text": "x" * 1000})
