"""A detached child writes to a file that the parent has opened."""

import json
import os
import tempfile
from pathlib import Path

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

path = os.path.join(tempfile.gettempdir(), f"log-{process.pid}")
out, err = open(path, "a"), open(path, "a")
child = spawn("sh", ["-c", "echo one; echo two >&2"], {"detached": True, "stdio": ["ignore", out, err]})
show(child.stdout, child.stderr)


@child.on("close")
def on_close(code):
    show(code, json.dumps(Path(path).read_text()))
    os.unlink(path)
