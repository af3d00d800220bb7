"""A detached child that is not waited for goes on writing to the file it was given."""

import os
import tempfile
from pathlib import Path

from conformance.lib import show
from nodecompat import clearInterval, process, setInterval
from nodecompat.child_process import spawn

path = Path(tempfile.gettempdir(), f"doc-{process.pid}")
out = open(path, "a")
child = spawn("sh", ["-c", "sleep 0.1; echo out; echo err >&2"], {"detached": True, "stdio": ["ignore", out, out]})
child.unref()
out.close()


@lambda f: setInterval(f, 20)
def timer():
    text = path.read_text()
    if not text.endswith("err\n"):
        return
    clearInterval(timer)
    path.unlink()
    show(text.strip())
