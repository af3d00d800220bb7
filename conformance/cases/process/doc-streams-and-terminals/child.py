"""The child of main.py."""

from nodecompat import process

streams = [process.stdin, process.stdout, process.stderr]
process.send([[s.fd, bool(s.isTTY), bool(getattr(s, "columns", None))] for s in streams])
