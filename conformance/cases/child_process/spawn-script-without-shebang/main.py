"""An executable text without `#!` is given to the shell."""

import os
import tempfile
from pathlib import Path

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

path = os.path.join(tempfile.gettempdir(), f"script-{process.pid}")
Path(path).write_text('echo "$1" ran')
os.chmod(path, 0o755)
child = spawn(path, ["it"])
child.stdout.on("data", lambda data: show(data.decode().strip()))
child.on("close", lambda code: (show("close", code), os.unlink(path)))
