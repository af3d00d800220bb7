"""The child of main.py."""

from nodecompat import process

process.send([process.execArgv, process.argv[2:]])
