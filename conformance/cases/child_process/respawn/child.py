"""The child of main.py."""

from nodecompat import process

attempt = int(process.argv[2])
process.send("failing" if attempt < 3 else "working", lambda: process.exit(attempt if attempt < 3 else 0))
