"""The child of main.py."""

from nodecompat import process

process.on("message", lambda m: process.send({"job": m["job"], "result": m["job"] * m["job"]}))
