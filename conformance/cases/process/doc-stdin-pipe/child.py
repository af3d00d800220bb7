"""The child of main.py."""

from nodecompat import process

process.stdin.pipe(process.stdout)
