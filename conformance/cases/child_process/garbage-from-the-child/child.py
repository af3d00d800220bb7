"""The child of main.py."""

import os

from nodecompat import process, setTimeout

process.send("before")
setTimeout(lambda: os.write(3, b"no json\n"), 100)
setTimeout(lambda: None, 300)
