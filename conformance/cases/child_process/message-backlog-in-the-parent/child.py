"""The child of main.py."""

from nodecompat import process

process.on("disconnect", lambda: None)
for m in [1, 2, 3]:
    process.send(m)
