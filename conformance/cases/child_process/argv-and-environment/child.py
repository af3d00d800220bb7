"""The child of main.py."""

from nodecompat import process

process.send(process.argv[2:])
process.send(process.env.EXTRA)
process.send(["NODE_CHANNEL_FD" in process.env, "NODE_CHANNEL_SERIALIZATION_MODE" in process.env])
