"""The child of main.py."""

from nodecompat import process

process.send([[name in process.env, process.env.get(name)] for name in ["A", "B", "C", "D", "E"]])
