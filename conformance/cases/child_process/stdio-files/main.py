"""Files as descriptors, by number."""

import json
import os
import tempfile
from pathlib import Path

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawnSync

path = os.path.join(tempfile.gettempdir(), f"stdio-{process.pid}")
out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
spawnSync("sh", ["-c", "echo out; echo err >&2; echo five >&5"], {"stdio": ["ignore", out, out, None, None, out]})
os.close(out)
show(json.dumps(Path(path).read_text()))
input_ = os.open(path, os.O_RDONLY)
show(spawnSync("wc", ["-l"], {"stdio": [input_, "pipe", "inherit"], "encoding": "utf8"}).stdout.strip())
os.unlink(path)
